/** First names that tell whether "he" or "she" is meant. Those that many of both bear (Robin, Leslie, Andrea) aren't here. */

const MALE =
  words(`aaron abdul abdullah abraham adam adolf adrian ahmad ahmed al alan albert alberto alejandro aleksandr alexander alexandre
alfred ali andreas andrei andrew andrzej andré andy angus anthony antoine anton antonio antony arnold arthur arturo asif
barack barry bashar ben benedict benjamin bernard bernd bernie bert bill billy björn bob boris brad brandon brendan brent
brett brian brock bruce bruno bryan carl carlo carlos chad charles charlie chester christian christoph christophe christopher
chuck clarence clark claude claudio clayton clint clinton cody cole colin conor craig curtis cyril cyrus dale damian damon
dan daniel danny darrell darren daryl dave david dean delbert dennis derek derrick desmond diego dieter dietmar dirk dmitri
dmitry dominic donald donovan doug douglas duane dustin dwight earl ed eddie edgar edmund eduardo edward edwin elias elijah
elliott elon emanuel emil emmanuel enrique eric erich erik ernest ernesto errol eugene evan fabian felipe felix ferdinand
fernando florian francisco francois frank franklin franz françois fred frederick friedrich gabriel gareth garrett gary gavin
geoff geoffrey georg george gerald gerard gerhard gerry giacomo gilbert giovanni giuseppe glenn gordon graham grant greg
gregory guido guillermo gunter gus guy günter hakeem hamid hank hans harold harrison harry harvey hassan heath hector
heinrich heinz helmut henri henrik henry herb herbert herman hermann howard hubert hugh hugo hussein iain ian ibrahim ignacio
igor irving isaac ismail ivan jack jacob jacques jaime jake jamal james jamie jan jared jarrod jason javier jeb jed jeff
jeffery jeffrey jens jeremy jermaine jerome jerrold jerry jesse jesús jim jimmy joachim joaquín joe joel joey johan johann
johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua josé juan julian julio justin jürgen karl karsten
keith ken kenneth kevin khalid kirk klaus konrad konstantin kurt kyle lamar lance larry lars laurence laurent lawrence leo
leon leonard leonardo leonid liam lindsey lloyd lorenzo lou louis luca lucas luigi luis luiz luke luther lutz lyle lyndon
mahmoud malcolm manfred manuel marc marcel marco marcus mario mark markus marshall martin marvin mason mateo mathias matt
matteo matthew matthias maurice maurizio mauro max maximilian melvin michael michel mick miguel mike mikhail milton mitch
mitchell mitt mohamad mohamed mohammad mohammed muhammad murray mustafa myron narendra nate nathan nathaniel neil
nelson newt nicholas nick nicolas nicolás nigel nikolai nils noah norbert norman olaf oleg oliver olivier ollie omar orlando
osama oscar oskar otto owen pablo paolo pascal patrick paul pavel pedro percy pete peter phil philip philipp philippe phillip
pierre piotr preston rafael rahul ralf ralph ramon ramón rand randall randy ray raymond raúl recep reggie reid reince
reinhard rene reuben rex ricardo richard rick ricky rishi rob robert roberto roderick rodney rodrigo roger roland rolf roman
ron ronald rory ross roy rudolf rudy rupert russell rustam ryan salim salman salvador salvatore samuel santiago saul scot
scott sean sebastian serge sergei sergey sergio seth shane shaun sherman shinzo sid silvio simon spencer stan stanley stefan
stefano stephen steve steven stewart stuart sven sylvester tariq ted teddy terrence theo theodor theodore thierry thomas tim
timothy tobias todd tom tommy tony travis trevor troy tyler tyrone ulf ulrich vernon victor viktor vince vincent vincenzo
virgil vitaly vito vladimir volker volodymyr wallace walter warren wayne werner wes wesley wilbur wilhelm will willard
william willie winston wolfgang woodrow xavier yuri yusuf yves zachary zack`);

const FEMALE =
  words(`abby abigail ada adriana agnes aileen aisha alexandra alexis alice alicia alison alma amanda amber amelia amelie amy ana
anastasia angela angelika angelina angelique anita anja ann anna annabel annalena anne annegret annette annie anya ariana
arlene astrid audra audrey aurora barbara beatrice beatriz becca becky bella bernadette beth betsy betty beverly bianca
birgit bonnie brenda brianna brianne bridget brigitte britta camilla candace carla carly carmen carol carolina caroline
carrie cassandra cassie catherine cathy cecilia celia charlene charlotte chelsea cheryl chloe christa christiane christie
christina christine cindy claire clara claudette claudia colleen condoleezza connie constance cora corinne courtney cristina
cynthia daisy daniela danielle darlene dawn deanna debbie deborah debra delia denise diana diane dianne dina dolores
donatella donna dora doris dorothy edith edna eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen
ellie eloise elsa emilia emily emma emmy erica erika erin erna estelle esther ethel eugenia eva eve evelyn faith fatima fay
felicia fern fiona flora florence frances francesca françoise frida frieda gabriela gabrielle gail geneva genevieve georgia
georgina geraldine gertrude gina ginny giorgia gisela giulia giuliana gloria greta gretchen gwen gwendolyn hannah harriet
hattie hazel heather heidi heike helen helena helene helga hilary hildegard hillary holly hope ida ilse iman imelda ines inga
ingrid inés irena irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacinda jackie jacqueline jada jamila
jana jane janelle janet janice janine jasmine jeanette jeanne jeannette jeannie jen jenna jennifer jenny jessica jill jo joan
joanna joanne jocelyn johanna josephine josie joy joyce juanita judi judith judy julia juliana julie juliet june justine
jutta kamala karen karin karina kate katharina katherine kathie kathleen kathryn kathy katie katja katrin katrina kay kayla
keisha kellyanne kerstin kirsten kirstie krista kristen kristin kristina lana lara latoya laura lauren lauretta layla lea
leah leanne leila lena leonie leslye leticia letitia lidia liesl lilian lillian lily lina linda lisa liz lois lola loretta
lorna lorraine lou-ann louisa louise lucia lucille lucy luisa lupe lydia lynda lynn lynne mabel madeleine madeline mae
magdalena maggie maja malala mandy manuela marcela marcia marcy margaret margarita margaux margot marguerite maria mariam
mariana marianne maribel marie marilyn marina marion marissa marjorie marla marlene marta martha martina mary maryam mathilde
matilda maude maureen mavis maxine megan meghan melania melanie melinda melissa mercedes meredith mia michelle mildred mindy
miranda miriam mitzi moira molly mona monica monika muriel myra nadia nadine nadja nancy naomi natalia natalie natasha nell
nellie nicki nicola nicole nikki nina noelle nora noreen norma octavia odette olena olga olivia ophelia oprah paige pam
pamela patricia patty paula pauline peggy penelope penny petra phyllis pia pilar polly portia priscilla rachael rachel ramona
raquel reba rebecca regina renate renee renée rhonda rita roberta rosa rosalie rosalind rosanna rose roseanne rosemary rosie
rosita rowena roxanne ruby ruth ruthie sabine sabrina sadie sally salma samantha sandra sandy sara sarah saskia savannah
selena serena shannon sharon shauna sheila shelly sheryl shirin shirley sigourney sigrid silke silvia simone sinead sofia
sonia sonja sophia sophie stacey stacy stella stephanie sue suki susan susana susanna susanne susie suzanne suzy svetlana
sylvia tabitha tamara tammy tanya tara tatiana teresa tess tessa thelma theresa tiffany tina tracey tricia trisha trudy uma
ursula ute valentina valerie vanessa vera verena veronica vicki vicky victoria viola violet virginia vivian wanda wendy
whitney wilhelmina wilma winifred yasmin yolanda yulia yvette yvonne zadie zoe zoë`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** `first`: a first name, as it is written. */
export function pronounOf(first: string): 'he' | 'she' | undefined {
  const name = first.toLowerCase();
  if (MALE.has(name)) return 'he';
  return FEMALE.has(name) ? 'she' : undefined;
}
