import type { PageLanguage } from "../../../src/shared/language.ts";

/** Frames of sentences, where `_` is one of the things that they are about. */
interface Frames {
  readonly frames: readonly string[];
  readonly things: readonly string[];
}

/** Each frame with each thing. */
export const filled = ({ frames, things }: Frames): readonly string[] =>
  frames.flatMap((frame) => things.map((thing) => frame.replace("_", thing)));

export const ASKING: Readonly<Record<PageLanguage, readonly Frames[]>> = {
  en: [
    {
      things: ["your password", "the password", "your current password", "your e-mail address and password"],
      frames: [
        "Send me _.",
        "Please type _ here.",
        "Could you tell me _?",
        "Reply with _ and I’ll look.",
        "Enter _ now.",
        "I need _ to go on.",
        "To help you, we need _.",
        "What is _?",
        "Can I have _?",
        "Just give us _.",
        "Hi {person}, share _ with me.",
        "So that I can check, write _ in this chat.",
        "Would you mind sending me a line? Write _.",
        "If you can, please also send us _.",
        "We’ll need _ first.",
        "{minutes, plural, one {# minute} other {# minutes}} left: type _.",
        "Confirm _, please.",
        "May I have _?",
      ],
    },
    {
      things: [
        "the code from your authenticator app",
        "the code that Google sent you",
        "your WhatsApp code",
        "the six digits your bank texted you",
      ],
      frames: ["Send me _.", "Type _.", "Please reply with _.", "I need _."],
    },
    { things: ["Your password, please.", "Password please", "The password, please?"], frames: ["_"] },
  ],
  es: [
    {
      things: ["tu contraseña", "la contraseña", "tu clave actual", "tu correo y tu contraseña"],
      frames: [
        "Envíame _.",
        "Por favor, escribe _ aquí.",
        "¿Me puedes decir _?",
        "¿Podrías decirme _?",
        "Responde con _ y lo miro.",
        "Introduce _ ahora.",
        "Necesito _ para seguir.",
        "Para ayudarte necesitamos _.",
        "¿Cuál es _?",
        "Danos _.",
        "Hola {person}, comparte _ conmigo.",
        "Para comprobarlo, escribe _ en este chat.",
        "Mándame _, por favor.",
        "¿Me das _?",
        "Nos hace falta _.",
        "{minutes, plural, one {# minuto} other {# minutos}}: teclea _.",
        "Confirma _, por favor.",
        "Solo me falta _.",
      ],
    },
    {
      things: [
        "el código de tu autenticador",
        "el código que te envió Google",
        "tu código de WhatsApp",
        "los dígitos que te mandó tu banco",
      ],
      frames: ["Envíame _.", "Escribe _.", "Por favor, responde con _.", "Necesito _."],
    },
    { things: ["Tu contraseña, por favor.", "Contraseña por favor", "La clave, por favor"], frames: ["_"] },
  ],
  "pt-BR": [
    {
      things: ["sua senha", "a senha", "sua senha atual", "seu e-mail e sua senha"],
      frames: [
        "Me envie _.",
        "Por favor, digite _ aqui.",
        "Você pode me dizer _?",
        "Poderia informar _?",
        "Responda com _ e eu vejo.",
        "Insira _ agora.",
        "Preciso de _ para continuar.",
        "Para ajudar, precisamos de _.",
        "Qual é _?",
        "Passe _ para mim.",
        "Oi {person}, compartilhe _ comigo.",
        "Para conferir, escreva _ neste chat.",
        "Mande _, por favor.",
        "Me passa _?",
        "Só falta _.",
        "{minutes, plural, one {# minuto} other {# minutos}}: digite _.",
        "Confirme _, por favor.",
        "Me diga _.",
      ],
    },
    {
      things: [
        "o código do seu autenticador",
        "o código que o Google mandou",
        "seu código do WhatsApp",
        "os dígitos que seu banco enviou",
      ],
      frames: ["Me envie _.", "Digite _.", "Por favor, responda com _.", "Preciso de _."],
    },
    { things: ["Sua senha, por favor.", "Senha por favor", "A senha, por favor"], frames: ["_"] },
  ],
};

export const HARMLESS: Readonly<Record<PageLanguage, readonly Frames[]>> = {
  en: [
    {
      things: ["your password", "the password", "your old password"],
      frames: [
        "Never send _.",
        "Please don’t ever type _ here.",
        "Nobody here will ask you for _.",
        "We will never ask you to send _.",
        "Do not share _ with anyone.",
        "Did you forget _?",
        "It seems that _ is wrong.",
        "Type _ on the sign-in page.",
        "You can change _ under Profile → Security.",
        "Enter _ in the form on the page.",
        "After that _ ends.",
        "I can mail you a button to change _.",
        "Somebody else may know _.",
        "An admin cannot see _.",
        "Good that you kept _ to yourself.",
        "With _ and a code you are in.",
        "I send you a mail with which you change _.",
        "For that I need _, never here: open {link}.",
      ],
    },
    {
      things: [
        "the six digits from our mail",
        "the code from the mail",
        "the code",
        "the code that we mailed to {email}",
      ],
      frames: ["Type _.", "Please send me _.", "I need _."],
    },
    {
      things: ["a new password", "another password"],
      frames: ["Choose _ on the page.", "You can set _ there.", "Enter _ on the next page.", "Put in _ and sign in."],
    },
  ],
  es: [
    {
      things: ["tu contraseña", "la contraseña", "tu contraseña anterior"],
      frames: [
        "Nunca envíes _.",
        "No escribas nunca _ aquí.",
        "Aquí nadie te pedirá _.",
        "Nunca te vamos a pedir que envíes _.",
        "No compartas _ con nadie.",
        "¿Olvidaste _?",
        "Parece que _ no es correcta.",
        "Escribe _ en la página de inicio.",
        "Puedes cambiar _ en Perfil → Seguridad.",
        "Introduce _ en el formulario de la página.",
        "Después _ deja de valer.",
        "Puedo mandarte un botón para cambiar _.",
        "Otra persona puede conocer _.",
        "Un administrador no ve _.",
        "Qué bien que guardaste _.",
        "Con _ y un código entras.",
        "Te envío un correo con el que cambias _.",
        "Para eso necesito _, nunca aquí: abre {link}.",
      ],
    },
    {
      things: [
        "los seis dígitos de nuestro correo",
        "el código del correo",
        "el código",
        "el código que enviamos a {email}",
      ],
      frames: ["Escribe _.", "Por favor, envíame _.", "Necesito _."],
    },
    {
      things: ["una contraseña nueva", "otra contraseña"],
      frames: ["Elige _ en la página.", "Puedes poner _ ahí.", "Introduce _ en la página siguiente.", "Pon _ y entra."],
    },
  ],
  "pt-BR": [
    {
      things: ["sua senha", "a senha", "sua senha antiga"],
      frames: [
        "Nunca envie _.",
        "Por favor, nunca digite _ aqui.",
        "Ninguém aqui vai pedir _.",
        "Nunca vamos pedir que você envie _.",
        "Não compartilhe _ com ninguém.",
        "Esqueceu _?",
        "Parece que _ está errada.",
        "Digite _ na página de entrada.",
        "Você pode trocar _ em Perfil → Segurança.",
        "Insira _ no formulário da página.",
        "Depois disso _ deixa de valer.",
        "Posso mandar um botão para trocar _.",
        "Outra pessoa pode conhecer _.",
        "Um administrador não vê _.",
        "Que bom que você guardou _.",
        "Com _ e um código você entra.",
        "Eu envio um e-mail com o qual você troca _.",
        "Para isso preciso de _, nunca aqui: abra {link}.",
      ],
    },
    {
      things: [
        "os seis dígitos do nosso e-mail",
        "o código do e-mail",
        "o código",
        "o código que enviamos para {email}",
      ],
      frames: ["Digite _.", "Por favor, me envie _.", "Preciso de _."],
    },
    {
      things: ["uma senha nova", "outra senha"],
      frames: ["Escolha _ na página.", "Você pode pôr _ ali.", "Insira _ na página seguinte.", "Coloque _ e entre."],
    },
  ],
};
