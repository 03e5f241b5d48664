"""Given names, to tell a person's name from a brand's where nothing but the words speaks; data only.

The names most often given in the countries whose languages are named below, in Latin script as their papers print them.
Names that are everyday words or places as well (Rose, Faith, Victoria, Sakura) are left out: brands are made of them.
"""

_NAMES = """
aaron abby abigail adam adrian aidan alan albert alex alexander alexandra alexis alfred alice alicia alison allison
alyssa amanda amelia amy andrea andrew andy angela angie anita ann anna anne annie anthony antonia arthur ashley audrey
barbara beatrice becky ben benjamin bernard bethany betty bob brad bradley brandon brenda brent brett brian brianna
bridget brittany bruce bryan caitlin callum cameron camille carl carla carly carole caroline carolyn carrie casey
catherine cathy cecilia charles charlie cheryl chloe chris christian christina christine christopher cindy claire clara
clare claudia cody colin colleen connor constance corey courtney craig curtis cynthia damian dan dana daniel daniela
danielle danny darren dave david deborah debra denise dennis derek diana diane dominic don donald donna doris dorothy
doug douglas dylan eddie edgar edith edward edwin eileen elaine eleanor elena eli elijah elizabeth ella ellen ellie
emily emma eric erica erika erin ethan eugene eva evan evelyn felicia fiona frances francis fred freya gabriel gabriela
gareth gary gavin gemma geoffrey george gerald gillian gina gordon graham greg gregory gwen hailey hannah harold harriet
harry hayley heidi helen henry howard hugh hugo ian imogen irene isaac isabel isabella isabelle isla ivan jack jackie
jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine jean jason jeff jeffrey jen jenna jennifer jenny
jeremy jerry jesse jessica jill jim jimmy jo joan joanna joanne joe joel john johnny jon jonathan joseph josh joshua
joyce judith judy julia julian julie justin kaitlyn karen karl kate katelyn katherine kathleen kathryn kathy katie katy
kayla keith kelly kelsey ken kenneth kerry kevin kim kimberly kirsten kristen kristin kyle lara larry laura lauren
laurie lawrence leah lee leon leonard leslie lewis liam lillian lily linda lindsay lindsey lisa liz lloyd lois lorraine
louis louise lucas lucy luke lydia lynn maddie madeleine madeline maggie malcolm marcus margaret maria marie marilyn
marion marissa marjorie martha martin marvin mary mathew matt matthew maureen megan meghan melanie melinda melissa
meredith mia michael michele michelle mike mildred miranda miriam mitchell molly monica morgan myra nadia nancy naomi
natalie natasha nathan nathaniel neil nicholas nick nicola nicole nigel nina noah nora norma norman oliver olivia owen
paige pamela patricia patrick paul paula pauline penelope peter phil philip phillip phoebe phyllis pierce polly
priscilla rachael rachel ralph randy raymond rebecca regina rhys ricardo richard rick rob robert roberta robin rodney
roger roland ron ronald rory rosa rosemary rosie ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah
saul scott sean sebastian seth shane shannon sharon shaun shawn sheila shelby shelley sherry shirley simon sophia sophie
spencer stacey stacy stanley stephanie stephen steve steven stewart stuart sue susan susie suzanne sylvia tamara tammy
tanya tara taylor ted teresa terry thelma theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracey
tracy travis trevor tyler valerie vanessa veronica vicky victor vincent vivian walter wanda warren wayne wendy wesley
whitney wilfred willa william xavier yvonne zach zachary zoe
adela adriana ainhoa aitana aitor alaitz amaia asier begoña iker imanol itziar izaskun jon leire maite miren naiara
nerea unai xabier alberto alejandra alejandro alfonso alfredo alonso amparo ana andres andrés antonio arturo beatriz
camila
carlos catalina cecília cesar clarisse consuelo cristian cristina césar diego eduardo elvira emilia emilio enrique
ernesto esperanza esteban eugenia fabiana felipe fernanda fernando flavia flávia francisca francisco gilberto gonzalo
graciela guillermo gustavo hector henrique héctor ignacio inés inês isidro javier jesús jimena joaquim joaquín jorge
jose josefina josé joão juan juana juliana julieta julio larissa leandro leticia letícia lourdes lucia luciana lucía
luis luisa luiz luís manuel manuela marcela marcelo marcos margarita mariana mariano mario marisol maristela martín
mateo mateus mauricio miguel montserrat natalia nicolás nuria octavio pablo paloma paola patrícia paulo pedro rafael
rafaela ramón raquel raúl renata roberto rocío rodrigo rogério rubén sergio silvia sofia sofía susana sérgio tatiana
thiago tiago tomás valentina valeria vicente vinícius ximena yolanda
adèle alessandra alessandro alessia amélie anaïs andré antoine arnaud aurore aurélie baptiste bastien benoît bérénice
chiara christelle christophe claude clément cyril cédric céline davide delphine denis didier domenico dominique emanuele
enzo fabien fabio fabrice federica federico filippo florian francesca francesco françois françoise gaël gaëlle giacomo
gianluca giorgia giorgio giovanna giovanni giulia giulio giuseppe grégoire guillaume gérard hervé hélène ilaria jacopo
jacques julien jérôme laetitia laurent leonardo lorenzo loïc luc lucie ludovic léa marc marcello marco margaux margot
marguerite marine martina massimo mathieu mathilde matteo matthieu maxime maëlle michel michela mireille monique
nathalie nicolò noémie olivier paolo pascal patrizia philippe pierre pietro quentin raphaël renaud riccardo romain rémi
sabine sandrine serena silvana simona simone solène stefania stefano stéphane stéphanie sylvain sébastien séverine
thibault thierry théo valentin vincenzo virginie vittoria véronique yann yves édouard élise élodie émilie étienne
agnieszka aleksandra anders andreas anja anke anneke annika antje arne astrid axel bart bartosz beate bernd birgit bjorn
björn bogdan bram carsten christa christoph claas cornelia daan dagmar dieter dirk dorota elke elsa emil erik ewa femke
filip frauke friedrich fritz gerhard gisela grzegorz gudrun gunnar gustav günter hannes hans harald heike heiko heinrich
helga helmut hendrik henk henrik herbert ida ilse inge ingrid irina jakob jakub janina jens jeroen joachim jochen johan
johanna johannes jolanta jonas joost justyna jutta jörg jürgen kai kaja karolina karsten katarina katarzyna katharina
katja katrin kerstin kjell klaus knut konrad krzysztof lars lasse lena lieke linnea lotte ludwig maarten maciej magda
magdalena magnus maja malgorzata manfred mareike marek maren marieke markus marlene marta mathias matthias mattias
maurits małgorzata michał mikael mikkel monika moritz niels nils norbert olaf ole oskar ottilie patrik paulina pawel
paweł pekka petra pieter piotr przemysław rainer ralf reinhard renate rolf roman rudolf ruud sanne saskia sigrid silke
sjoerd sonja stefan stefanie stine susanne sven svenja tanja thijs thorsten tobias tomasz torsten ulrich ulrike urs
ursula uwe vera volker werner wiebke wilhelm willem wojciech wolfgang yvette zofia łukasz
abdullah adi aditya agung agus ahmad ahmed ahmet aisha aisyah ajay akash amina amir amira amit anisa anjali ankit arif
arjun arya asep aylin ayse ayu ayşe aziz bagus bambang budi burak büşra cahya cansu citra deepak derya dewi dian dimas
dinda dwi ebru ece eka elif emre endang erdem esra fadli fahri farah fatih fatima fatma ferhat fitri gita gökhan hakan
halil hana hasan hassan hendra huda hüseyin ibrahim imam indah intan irfan ismail iwan joko kadir karim kavita kemal
khalid kiran kurniawan leila lestari mahmoud manish maryam meera mehmet melike meltem merve mohamed mohammad mohammed
muhammad murat mustafa nabila neha nguyen nguyễn nisha novita nur nurul omar onur pelin pooja pradeep prakash pratama
priya rahma rahul rajesh ratih ratna ravi rina rini rizki rizky rohan rohit sanjay selin sevgi shreya siti sunita suresh
syahrul tuğba vikram vinod wahyu wulan yasmin yavuz yudi yuni yusuf zainab zeynep özge ümit
akiko akira daichi daisuke eunji haruki hideo hiroko hiroshi jihye jisoo jiwon kaori kazuki kenji kenta masato michiko
miho minho minji minjun misaki naoko ryota satoshi seojun shinji soojin sunhee takashi takeshi tomoko yeji yoko yui yuko
yuna yuri
александр александра алексей алина алла алёна анастасия анатолий андрей андрій анна антон арина артём богдан борис вадим
валентина валерий варвара василий вера вероника виктор виктория виталий владимир владислав володимир галина георгий глеб
григорий дарина дарья денис дмитрий дмитро евгений евгения екатерина елена елизавета иван игорь илья инна ирина катерина
кирилл константин кристина ксения лариса лев леонид лидия лилия любовь людмила максим маргарита марина мария марк марфа
марія михаил надежда наталья наталя никита николай нина оксана олег олександр олена ольга павел полина пётр роман
светлана семён сергей соломія софия станислав степан тамара тарас татьяна тимофей ульяна уляна фёдор юлия юлія юрий яна
ярослав ірина
"""

GIVEN_NAMES = frozenset(_NAMES.split())
"""Casefolded given names, English ones first, then Spanish and Portuguese, French and Italian, German, Dutch, Nordic and Polish,
Turkish, Indonesian, Indian and Arabic, East Asian as written in Latin script, Russian and Ukrainian."""
