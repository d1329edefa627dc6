/** The password behind all hashes here. */
export const PASSWORD = "right-horse-91";

/** One hash of each form, made by libcrypt, by Python's hashlib, and out of the argon2 reference tests; none by us. */
export const FOREIGN: Readonly<Record<string, { readonly hash: string; readonly password: string }>> = {
  "bcrypt 2b": of("$2b$05$abcdefghijklmnopqrstuuK/LATt3Ujon1BqqftO85jNnfphKsTG2"),
  "bcrypt 2y": of("$2y$06$abcdefghijklmnopqrstuudLlcw2DB52TqZmHwSMIOOuxhFQeCisa"),
  "bcrypt 2a": of("$2a$04$abcdefghijklmnopqrstuurRJyRvN8c1Wdtup5gwpPpfO04Y8OXjC"),
  "bcrypt of Django": of("bcrypt$$2b$05$abcdefghijklmnopqrstuuK/LATt3Ujon1BqqftO85jNnfphKsTG2"),
  "bcrypt over SHA-256 of Django": of("bcrypt_sha256$$2b$05$abcdefghijklmnopqrstuuYquZ43KJAImb3dCOAyrv4s6H3gBAJRm"),
  argon2id: {
    hash: "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    password: "password",
  },
  argon2i: {
    hash: "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
    password: "password",
  },
  "argon2 of Django": {
    hash: "argon2$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    password: "password",
  },
  scrypt: of("$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$WOh16+Jfr6Y0ePhiiMBdTPIkiviCCRQCG/QEsUbqiDQ"),
  "scrypt of Werkzeug": of(
    "scrypt:1024:8:1$abcdefgh$378536948df626b1a1d26c68c0785c13c275cfa3366dc0f4a9c132c05255faf3f1d75988aa8231d8514f00b78b5dce969ece5154981e705a5e5e1fe7e7346d76",
  ),
  "scrypt of Django": of(
    "scrypt$1024$djangosalt22$8$1$FJX47qD50bfjh1Q/DFlbAWDJdaPdjdyDhKkmP8WdxJ79QZ5dw3szLydFTJESB2klf1CwQIetgI6pAkjtlOk0FA==",
  ),
  "PBKDF2 of Django, SHA-1": of("pbkdf2_sha1$1000$djangosalt22$3LCHkJ5gAs28yyDgpj1jgUgLOiY="),
  "PBKDF2 of Django": of("pbkdf2_sha256$2000$djangosalt22$wrdTZ6NLkZcuChBcRI0XUqSe7+UYLhiMGPHc+73u3VM="),
  "PBKDF2 of Django, SHA-512": of(
    "pbkdf2_sha512$1500$djangosalt22$lIsSOgVfiHFat10SIbTe6+raQVL2+kRiBGxYLQ7KXT7DD5Dh2Fmiay4cf4rZd6h6hT13GpIlxb2N3mkrLDys7g==",
  ),
  "PBKDF2 of Passlib": of("$pbkdf2-sha256$2000$c2FsdHNhbHRzYWx0c2FsdA$e4u9yKMh1H2A4U/2jwqH5LA8jNfX0cyDOaRXuhlMyng"),
  "PBKDF2 of the PHC": of(
    "$pbkdf2-sha256$i=2000,l=32$c2FsdHNhbHRzYWx0c2FsdA$e4u9yKMh1H2A4U/2jwqH5LA8jNfX0cyDOaRXuhlMyng",
  ),
  "PBKDF2 of Werkzeug": of(
    "pbkdf2:sha256:2000$abcdefgh$42f38e55e479ea3ae2f1a95ae84657fa79a3044f68261b27e55446a21061baa6",
  ),
};

function of(hash: string) {
  return { hash, password: PASSWORD };
}
