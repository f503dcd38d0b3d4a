"""First names that stand for one another: short forms, and spellings of one name."""

from __future__ import annotations

from collections import defaultdict

_ALIKE = """
abigail abby abi gail; abdullah abdulla abdallah; agnieszka aga; ahmed ahmad ahmet;
aleksander aleksandra alek ola; alexander alex alec sandy xander; alexandra alex sandra lexi;
alfred alf alfie fred; alison ali ally allie; andrew andy drew; angela angie ange; ann anne annie;
anthony tony antony; antoinette toni; archibald archie; arthur art; barbara barb babs;
barnaby barney; beatrice bea bee; benjamin ben benny; bernard bernie; bethany beth;
beverley bev beverly; bridget bridie biddy; bronwen bron; cameron cam; carol carole caz;
caroline carol carrie caro; catherine katherine kathryn cath kath cathy kathy kate katie kat;
charles charlie chas chuck; charlotte charlie lottie; christine christina chris chrissie tina;
christopher chris kit; constance connie; cynthia cindy; daniel dan danny;
danielle dani; david dave davey dai dafydd; deborah debra deb debs debbie; dennis den;
derek del; diane diana di; donald don donny; dorothy dot dottie dolly; douglas doug duggie;
edward ed eddie ted ned teddy; edwin ed eddie; eileen aileen; eleanor ellie nell nora elinor;
elizabeth liz lizzie beth betty bess eliza lisa libby elisabeth lilibet; emily em emmy milly;
emma em; ernest ernie; fatima fatimah fathima; florence flo florrie; frances fran francesca fanny;
francis frank frankie; frederick fred freddie freddy; gareth gaz; gary gaz garry;
geoffrey geoff jeff jeffrey; george georgie; georgina georgie gina; gerald gerry jerry;
gillian gill jill jilly; graham graeme; gregory greg; gwendoline gwen gwenda; harold harry hal;
harriet hattie; hassan hasan; helen nell ellen; henry harry hal; herbert bert herb;
hussein hussain husain; ian iain; isaac zac; isabella isabel isobel bella izzy belle;
jacob jake; jacqueline jackie jacqui; james jim jimmy jamie jem; jane janey jayne;
janet jan; janice jan; jason jay; jean jeanie; jennifer jen jenny jenni; jeremy jez jem jerry;
joan joanie; joanne joanna jo joann; john jack johnny jon; jonathan jon jonny; joseph joe joey;
josephine jo josie; joshua josh; judith judy jude; julia julie jules; karen kaz; kayleigh kay;
kenneth ken kenny; kevin kev; kimberley kim kimberly; krystyna krysia; laura laurie;
lawrence laurence larry laurie; leonard len lenny leo; leslie les; lesley les; lillian lily lil;
linda lin lynda; louise lou lulu; lucy lou; malcolm malc mal; malgorzata gosia;
margaret maggie meg peggy madge marge margie rita greta; marjorie marge; maria marie mary mimi;
mark marc marcus; martin marty martyn; matthew matt matty; maureen mo; maurice morris mo;
michael mike mick micky mickey mikey; michelle shell chelle; mildred millie;
mohammed muhammad mohamed mohammad mohamud mo; nadia nadya; natalie nat; nathan nate nat;
nathaniel nat nate; nicholas nick nicky nicolas; nicola nicky nikki nic; norman norm;
oliver ollie olly; olivia liv livvy; pamela pam; patricia pat patsy tricia trish;
patrick pat paddy; paul pauly; pauline paula; penelope penny pen; peter pete; philip phil phillip;
phyllis phyl; raymond ray; rebecca becky becca bex; richard rick ricky dick richie dickie;
robert rob robbie bob bobby bert; roderick rod roddy; rodney rod; roger rog; ronald ron ronnie;
rosemary rose rosie; royston roy; russell russ; samantha sam sammy; samuel sam sammy;
sandra sandy; sarah sara sally sal; sean shaun shawn; sharon shaz; shirley shirl;
sidney sid sydney; simon si; stanley stan; stephanie steph stevie; stephen steven steve;
stuart stewart stu; susan sue suzanne susie suzie susanna; terence terry tel; teresa terri terry
theresa tess; theodore theo ted; thomas tom tommy; timothy tim; tracey tracy trace;
valerie val; vera verity; veronica ronnie; victor vic; victoria vicky vikki tori vic;
vincent vince vinny; violet vi; walter wally walt; wendy wend; wilfred wilf;
william bill billy will willie; winifred winnie win; yusuf yousef yousuf; yvonne eve;
zachary zac zak
"""


def _groups_by_name() -> dict[str, frozenset[int]]:
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(_ALIKE.split(";")):
        for name in group.split():
            groups[name].add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_GROUPS = _groups_by_name()
_NONE: frozenset[int] = frozenset()


def stand_for_one_another(one: str, other: str) -> bool:
    """Whether two folded first names may be of one person: "bill" and "william"."""
    return not _GROUPS.get(one, _NONE).isdisjoint(_GROUPS.get(other, _NONE))


def forms_of(name: str) -> frozenset[str]:
    """All names that may stand for a folded first name, itself too."""
    mine = _GROUPS.get(name, _NONE)
    return frozenset({name, *(each for each, groups in _GROUPS.items() if groups & mine)})
