/** First names that tell whether "he" or "she" is meant. Those that many of both bear (Robin, Leslie, Andrea) aren't here. */

const MALE =
  words(`aaron abdul abdullah abraham adam adolf adrian ahmad ahmed al alan albert alberto alejandro aleksandr alexander alexandre alfred ali andré andreas
andrei andrew andrzej andy angus antoine anthony anton antonio antony arnold arthur arturo asif barack barry bashar ben benedict benjamin bernard bernd bernie bert bill billy björn bob
boris brad brandon brendan brent brett brian bruce bruno bryan carl carlo carlos charles charlie chester christian christoph christophe christopher chuck clarence clark claude
claudio clayton clinton cody colin craig curtis cyril dale dan daniel danny darren dave david dean dennis derek derrick desmond diego dietmar dieter dirk dmitri dmitry dominic donald
doug douglas dwight earl ed eddie edgar edmund eduardo edward edwin elijah elliott emanuel emil emmanuel enrique eric erik ernest ernesto eugene evan felipe felix fernando florian
francisco francois françois frank franklin fred frederick friedrich gabriel gareth gary gavin geoff geoffrey george georg gerald gerard gerhard gerry giacomo gilbert giovanni
giuseppe glenn gordon graham grant greg gregory guido guillermo gunter günter guy hamid hans harold harry harvey hassan hector heinrich heinz helmut henri henrik henry herbert
herman hermann howard hubert hugh hugo hussein iain ian ibrahim ignacio igor isaac ismail ivan jack jacob jacques jaime jake james jamie jan jared jason javier jeb jeff jeffrey jens jeremy
jerome jerry jesse jesús jim jimmy joachim joaquín joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josé josef joseph josh joshua juan jürgen julian julio jürgen justin karl karsten
keith ken kenneth kevin khalid klaus konrad konstantin kurt kyle lars larry laurence laurent lawrence leo leon leonard leonardo leonid liam lindsey lloyd lorenzo louis luca lucas luigi luis luiz
luke lutz mahmoud malcolm manfred manuel marc marcel marco marcus mario mark markus martin marvin mateo mathias matt matteo matthew matthias maurice mauro max maximilian michael michel
mick miguel mike mikhail mitch mitt mohamed mohammad mohammed muhammad mustafa narendra nathan nathaniel neil nelson nicholas nick nicolas nicolás nigel nikolai nils noah norbert norman olaf oleg oliver olivier omar
orlando oscar oskar osama otto owen pablo paolo pascal patrick paul pavel pedro pete peter phil philip philipp philippe phillip pierre piotr rafael rahul ralf ralph ramón rand randall randy raúl raymond recep
reinhard reuben rex ricardo richard rick ricky rishi rob robert roberto rodney rodrigo roger roland rolf roman ron ronald rory ross roy rudolf rudy rupert russell ryan salman salvador
salvatore samuel scott sean sebastian serge sergei sergey sergio seth shane shaun shinzo silvio simon stefan stefano stephen steve steven stewart stuart sven tariq ted terrence theodore
thierry thomas tim timothy tobias todd tom tommy tony travis trevor tyler ulrich vernon victor viktor vincent vincenzo vito vitaly vladimir volker volodymyr walter warren wayne werner
wilhelm will william winston wolfgang xavier yusuf yuri yves zachary`);

const FEMALE =
  words(`abigail ada adriana agnes aisha alexandra alice alicia alison amanda amber amelia amelie amy ana anastasia angela angelika angelina anita anja ann anna anne annalena annegret annette anya
astrid audrey aurora barbara beatrice beatriz becky bernadette beth betty beverly birgit bonnie brenda bridget brigitte britta camilla carla carly carmen carol carolina caroline catherine cathy
cecilia celia charlotte chelsea cheryl christa christiane christina christine cindy clara claire claudia colleen condoleezza constance courtney cristina cynthia daisy daniela danielle
dawn deborah debbie delia denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena elisa elisabeth elise elizabeth ella ellen eloise elsa emily emma erica erika erin
esther ethel eva eve evelyn fatima felicia fiona flora florence frances francesca françoise frida gabriela gabrielle gail georgia georgina geraldine gertrude gina giorgia gisela giulia gloria
greta gretchen hannah harriet heather heidi heike helen helena helene helga hilary hildegard hillary holly ida ilse imelda inés ines ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka jacinda
jackie jacqueline jana jane janet janice jasmine jeanette jeanne jenna jennifer jenny jessica jill jo joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie juliet
justine jutta kamala karen karin karina kate katharina katherine kathleen kathryn kathy katja katrin katrina katie kayla kellyanne kirsten kristen kristin kristina lara laura lauren layla lena leila leonie leticia
lidia liesl lilian lillian lily linda lisa liz loretta lorraine louisa louise lucia lucy luisa lydia lynn lynne madeleine madeline magdalena maggie maja malala manuela marcela marcia margaret
margarita margaux margot maria mariana marianne marie marilyn marina marion marjorie marlene marta martha martina mary mathilde maureen maxine meghan megan melania melanie melinda melissa
mercedes meredith mia michelle mildred miranda miriam mitzi moira molly monica monika muriel nadia nadine nancy naomi natalia natalie natasha nicola nicole nina nora norma octavia olga olivia ophelia
pamela patricia patty paula pauline penelope penny petra phyllis pilar priscilla rachel ramona rebecca regina renate renee renée rhonda rita roberta rosa rosalie rosalind rose rosemary rosie roxanne ruth sabine sabrina
sally samantha sandra sara sarah selena serena shannon sharon sheila shelly sheryl shirley sigrid silke silvia simone sofia sonia sonja sophia sophie stella stephanie sue susan susanna susanne susie suzanne svetlana sylvia
tamara tammy tanya tara tatiana teresa theresa tiffany tina tracey trudy uma ursula ute valentina valerie vanessa vera verena veronica victoria viola violet virginia vivian wanda wendy whitney wilma yasmin yolanda yvette yvonne zoe zoë`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** `first`: a first name, as it is written. */
export function pronounOf(first: string): 'he' | 'she' | undefined {
  const name = first.toLowerCase();
  if (MALE.has(name)) return 'he';
  return FEMALE.has(name) ? 'she' : undefined;
}
