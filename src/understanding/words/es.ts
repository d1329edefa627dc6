import type { LanguageWords } from "./language-words.ts";

export const spanish: LanguageWords = {
  names: "spanish | español | espanhol | castellano | castelhano | espanol",
  wishes: `en * por favor | en * | por favor en * | * por favor | habla * | hablas * | háblame en * | hable en * | hablan *
    puedes hablar * | puedes hablar en * | podemos hablar en * | cambia a * | cambiar a * | cambiar al * | pasar a *
    cambia el idioma a * | escribe en * | escríbeme en * | responde en * | respóndeme en * | contesta en * | solo hablo *
    hablo * | sigamos en * | podemos seguir en * | prefiero * | prefiero en * | podrías escribir en *`,
  common: `el | la | los | las | de | que | y | a | en | un | una | me | mi | no | se | lo | por | con | es | para | ya | pero
    del | al | si | como | mis | su | le | está | esta | este | esto | muy | más | hay | porque | cuando | donde | qué | quién
    tengo | puedo | quiero | necesito | hola | gracias | favor | buenas | buenos | días | tardes | desde | sin | sobre | hasta
    nada | nunca | todavía | aún | también | entonces | ahora | antes | soy | estoy | era | fue | he | ha | han | yo | tú | te
    usted | ustedes | nos | nuestro | ellos | algo | alguien | otro | otra | uno | dos | deja | dice | sale | llega | llegó
    puede | pueden | hacer | ayuda | cómo | cuál | les | ni | o | u | e | cada | todo | toda | todos | así | solo | sólo
    mientras | aunque | aquí | ahí | allí | ayer | hoy | siempre | mismo | misma | tampoco | luego | después | acá | ser | sea`,
  letters: "ñ¿¡",
  email: {
    at: "arroba | @rroba | aroba",
    weakAt: "",
    dot: "punto",
    hyphen: "guion | guión | guion medio | guión medio",
    underscore: "guion bajo | guión bajo | barra baja",
  },
  digits: `cero
    uno | un | una
    dos
    tres
    cuatro
    cinco
    seis
    siete
    ocho
    nueve`,
  ordinals: `primero | primera | primer | 1ro | 1ra | 1era | 1er
    segundo | segunda | 2do | 2da
    tercero | tercera | tercer | 3ro | 3ra | 3er
    cuarto | cuarta | 4to | 4ta
    quinto | quinta | 5to | 5ta
    sexto | sexta | 6to | 6ta
    séptimo | séptima | 7mo | 7ma
    octavo | octava | 8vo | 8va
    noveno | novena | 9no | 9na`,
  last: "último | última | ultimo | ultima | final",
  choice: `el | la | lo | los | las | opción | número | nro | num | opcion | respuesta | botón | quiero | elijo | escojo
    prefiero | me quedo con | creo que | es | sería | seria | de | mi | un | una | diría | la de | el de`,
  yes: `sí | si | sip | sipi | see | sep | claro | claro que sí | por supuesto | dale | ok | okey | oki | vale | bueno | ya
    de acuerdo | correcto | correcta | es correcto | es correcta | exacto | exactamente | así es | eso es | eso | ese es
    esa es | efectivamente | afirmativo | sí por favor | sí claro | sí es ese | sí es esa | sí soy yo | soy yo | ese mismo
    esa misma | es ese | es esa | es mío | es mía | perfecto | listo | obvio | desde luego | cómo no | está bien | bien
    va | órale | sale | de una | simón | sí puedo | sí tengo | puedo | sí señor | me parece bien | sí llegó | ya llegó
    llegó | ya pude | funcionó | ya funciona | ya entré | cierto | verdad | sí dale | dale sí | hágale | de acuerdo | hazlo`,
  no: `no | nop | nope | nel | no gracias | no por favor | claro que no | para nada | nunca | jamás | todavía no | aún no
    no es | no es ese | no es esa | ese no es | esa no es | eso no es | no es mío | no es mía | no soy yo | incorrecto
    incorrecta | equivocado | está mal | mal | negativo | de ninguna manera | por supuesto que no | nada | ninguno | ninguna
    no puedo | no tengo | no pude | no lo tengo | no la tengo | no tengo acceso | no llegó | no me llegó | no llega | no sirve
    no funciona | no funcionó | ni uno | tampoco | todavía nada | nada todavía | sigue igual | ya no | no no | mejor no`,
  polite: `por favor | porfa | porfavor | porfis | gracias | muchas gracias | hola | disculpa | disculpe | perdón | bueno | pues
    oye | oiga | ok | ya | quiero | quisiera | necesito | deseo | me gustaría | puedo | puedes | puede | podría | podrías
    podemos | pueden | me puedes | me puede | ahora | entonces | mejor | señor | señorita | amigo | solo | y | a`,
  commands: {
    cancel: `cancelar | cancela | cancelar esto | cancela esto | cancelalo | cancélalo | cancelar todo | para | detente | detener
      parar | basta | ya no | déjalo | déjalo así | déjelo así | olvídalo | olvídelo | no importa | ya no importa | salir
      terminar | ya no quiero | no quiero seguir | no quiero continuar | no sigas | mejor no | anular | anula | abandonar
      ya no lo necesito | cambié de opinión | cerrar chat | cierra el chat | dejémoslo | nada olvídalo`,
    "start-over": `empezar de nuevo | empezar otra vez | comenzar de nuevo | empecemos de nuevo | volver a empezar | de nuevo
      desde el principio | desde el inicio | desde cero | empezar de cero | reiniciar | reinicia | reiniciar chat
      volvamos a empezar | reiniciar la conversación | comenzar otra vez | empieza de nuevo | empezar desde cero `,
    "go-back": `atrás | volver | volver atrás | regresar | regresa | vuelve | ir atrás | paso anterior | anterior | para atrás
      volver al paso anterior | regresar al paso anterior | un paso atrás | la pregunta anterior | deshacer | regrésame
      vuelve atrás | echar atrás | el anterior | retroceder`,
    repeat: `repetir | repite | repítelo | repítemelo | repita | otra vez | cómo | cómo dices | cómo dijiste | qué | qué dijiste
      no entiendo | no entendí | no te entiendo | no te entendí | cuál era la pregunta | qué significa | me repites
      me lo repites | repite la pregunta | no comprendo | dime otra vez | mande | a qué te refieres`,
    why: `por qué | porque | para qué | por qué preguntas | por qué necesitas eso | para qué lo necesitas | para qué lo quieres
      para qué necesitas eso | para qué necesitas mi correo | por qué me pides eso | por qué lo necesitas | para qué es eso
      por qué necesitas mi correo | para qué sirve | por qué eso | para qué quieres mi correo | por qué quieres saberlo
      por qué tengo que hacer esto | para qué es | por qué piden eso | por qué me piden eso | para qué quieren eso`,
    person: `persona | humano | agente | asesor | asesora | operador | operadora | una persona | un humano | un agente
      un asesor | una persona real | persona real | alguien | soporte | atención al cliente | servicio al cliente | ejecutivo
      representante | hablar con alguien | hablar con una persona | hablar con un humano | hablar con un agente
      hablar con un asesor | hablar con soporte | encargado | pásame con alguien | comunícame con alguien | un ejecutivo
      ser humano | un ser humano | técnico | un técnico`,
    menu: `menú | menu | menú principal | ayuda | opciones | ver opciones | ver menú | ver el menú | mostrar menú | inicio
      muéstrame el menú | muéstrame las opciones | qué puedes hacer | ayúdame | lista | ir al menú | ayúdenme | ver las opciones`,
    resend: `reenviar | reenvía | reenvíalo | reenviar código | reenvía el código | reenviar el código | envíalo de nuevo
      envíalo otra vez | mándalo de nuevo | mándalo otra vez | mándame otro | mándame otro código | envíame otro código
      otro código | nuevo código | un código nuevo | un nuevo código | código nuevo | envíame un código nuevo | otro
      enviar de nuevo | enviar otra vez | manda otro | envía otro código | volver a enviar | vuelve a enviar el código
      envíame el código de nuevo | mándame el código otra vez | vuelve a mandarlo | pedir otro código | enviar otro código`,
  },
  personInside: `hablar con una persona | hablar con un humano | hablar con alguien | hablar con un agente | hablar con un asesor
    hablar con una persona real | hablar con una asesora | hablar con soporte | hablar con un ejecutivo | hablar con un operador
    hablar con un técnico | pásame con una persona | pásame con alguien | comunícame con | páseme con | comuníqueme con
    persona de verdad | persona real | atienda una persona | atienda un humano | ser humano por favor | conversar con una persona
    me atienda alguien | atienda alguien | contactar con un agente | transfiéreme con | hablar con el encargado`,
  negations: "no | nunca | sin | tampoco | jamás | ni",
  corrections: `no es | no | no perdón | perdón | perdona | disculpa | perdón es | quise decir | quería decir | digo | me equivoqué
    me equivoqué es | me confundí | está mal | está mal es | mejor dicho | en realidad es | en realidad | corrección | corrijo
    ups | uy | espera | espera es | ese no es | el correcto es | la correcta es | lo escribí mal | escribí mal | error mío
    error | fe de erratas | cambia mi correo a | cámbialo por | te di mal el correo | puse mal el correo | perdón quise decir | mentira es`,
  addressNouns:
    "correo | email | e mail | mail | dirección | ip | cuenta | usuario | correcto | correcta | electrónico",
  joints:
    "y además | además | y también | también | y | aparte | y aparte | otra cosa | y otra cosa | de paso | y encima | encima",
  passwordLabels: `contraseña | contraseñas | clave | claves | contra | contrasena | contraseña actual | pass | password | pin
    contraceña | contrseña | clave de acceso`,
  codeLabels: "código | códigos | codigo | clave | token | pin | otp | verificación",
  connectors: "es | era | fue | sería | como",
  possessives: "mi | la | el | nuestra | su",
  passwordStates: `correcta | correcto | incorrecta | incorrecto | errónea | inválida | invalida | no | la | el | los | las | muy
    misma | mismo | una | un | mala | buena | bien | mal | nueva | vieja | antigua | anterior | otra | débil | segura | fácil
    difícil | distinta | diferente | igual | de | que | en | y | o | pero | porque | por | para | con | sin | si | se | me | mi
    lo | le | ya | así | esa | ese | esta | este | siempre | nunca | larga | corta | demasiado | válida | secreta | vencida
    a | al | del | cuando | como | donde | cual | qué | cuál | tampoco | también | ni | hasta | desde | no | nula | falsa | ok
    requerida | obligatoria | temporal | personal | mía | mía | tuya | suya | única | actual | exacta | imposible | inicial
    funciona | sirve | entra | anda | jala | sale | dice | está | fue | era | es | son | hay | expiró | venció | cambió
    correo | email | usuario | código | teléfono | cuenta | página | vieja | olvidada | perdida`,
  stateEndings: "ada | ado | ida | ido | ando | iendo | able | ible",
  references: `ticket | caso | pedido | orden | factura | solicitud | referencia | ref | número | nro | num | cuenta | folio | lead
    contrato | teléfono | tel | celular | cel | dni | cédula | cliente | usuario | id | error | extensión | cp | postal | radicado`,
  units: `contactos | leads | usuarios | clientes | mensajes | correos | dólares | pesos | euros | soles | usd | mxn | ars | cop
    personas | veces | registros | negocios | intentos | seguidores | km | por | años | filas | millones | mil`,
  versions: "versión | version | v | chrome | firefox | safari | ios | android | windows",
  maybe: `tal vez | talvez | quizá | quizás | a lo mejor | puede ser | puede que sí | no sé | no lo sé | no se | no estoy seguro
    no estoy segura | ni idea | no tengo idea | creo que sí | creo que si | supongo | supongo que sí | depende | capaz
    posiblemente | probablemente | más o menos | no recuerdo bien | 🤷`,
  numberLinks: "numero | nro | num | es | de | el | la | no",
  durations: {
    units: `minuto | minutos | min | mins
      hora | horas | h | hs | hrs
      día | días | d
      semana | semanas | sem
      mes | meses
      año | años`,
    one: "",
    numbers: `diez=10 | once=11 | doce=12 | quince=15 | veinte=20 | treinta=30 | cuarenta y cinco=45 | sesenta=60 | noventa=90
      un par de=2 | par de=2 | unos pocos=3 | unos=3`,
    minutes: `solo hoy=1440 | solo por hoy=1440 | por hoy=1440 | nada más hoy=1440 | nomás hoy=1440 | hoy nomás=1440
      únicamente hoy=1440 | solamente hoy=1440 | solamente por hoy=1440 | hoy nada más=1440 | por el día de hoy=1440
      hasta mañana=2880 | media hora=30 | medio día=720 | esta semana=10080 | solo esta semana=10080 | una quincena=21600
      este mes=43200 | medio año=262800 | hora y media=90 | una hora y media=90`,
    whole: "hoy=1440 | mañana=2880 | una vez=1440 | solo una vez=1440 | por esta vez=1440",
    permanent: `permanente | permanentemente | de forma permanente | para siempre | por siempre | indefinido | indefinida
      indefinidamente | por tiempo indefinido | sin fecha de fin | sin vencimiento | sin límite de tiempo | definitivo | definitiva`,
    wholePermanent: "siempre | ilimitado | sin límite | sin fin",
    until: "hasta",
    weekdays: `lunes | lun
      martes
      miércoles | mié
      jueves | jue
      viernes | vie
      sábado
      domingo | dom`,
  },
  requestLabels: `solicitud | solicitudes | petición | pedido | aprobar | aprueba | apruebo | aprobado | aprobada | aprobación
    rechazar | rechaza | rechazo | rechazado | rechazada | denegar | deniego | autorizar | autorizo | autoriza | permitir
    permito | aceptar | acepto`,
};
