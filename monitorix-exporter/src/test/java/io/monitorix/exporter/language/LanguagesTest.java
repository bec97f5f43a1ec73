package io.monitorix.exporter.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | en",
        "''                      | en",
        "de                      | de",
        "DE-ch                   | de",
        "en-GB, de               | en",
        "de;q=0.5, en;q=0.9      | en",
        "fr, de;q=0.3            | de",
        "fr-FR, fr               | en",
        "de;q=0                  | en",
        "*                       | en",
        "de;q=many               | en",
        ";;;,,,                  | en",
        "de_DE                   | en",
      })
  void clientGetsWhatItLikesMostOfWhatThereIs(String header, String language) {
    assertThat(Languages.accepted(header, Locale.ENGLISH)).isEqualTo(new Locale(language));
  }

  @Test
  void clientThatDoesNotSayGetsTheOther() {
    assertThat(Languages.accepted(null, Locale.GERMAN)).isEqualTo(Locale.GERMAN);
    assertThat(Languages.accepted("fr", Locale.GERMAN)).isEqualTo(Locale.GERMAN);
    assertThat(Languages.accepted("en", Locale.GERMAN)).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.accepted("de," + "fr,".repeat(20_000), Locale.ENGLISH))
        .isEqualTo(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource({
    ",            ,            ,            en",
    ",            ,            de_DE.UTF-8, de",
    ",            ,            de_AT@euro,  de",
    ",            ,            DE,          de",
    ",            ,            C,           en",
    ",            ,            C.UTF-8,     en",
    ",            ,            POSIX,       en",
    ",            ,            fr_FR.UTF-8, en",
    ",            ,            den_NE,      en",
    ",            de_DE,       en_US.UTF-8, de",
    "C,           de_DE,       de_DE,       en",
    "'',          '',          de_DE,       de",
    "de_CH.UTF-8, C,           C,           de",
  })
  void processSpeaksAsPosixHasIt(String all, String messages, String lang, String language) {
    Map<String, String> environment = new HashMap<>();
    put(environment, "LC_ALL", all);
    put(environment, "LC_MESSAGES", messages);
    put(environment, "LANG", lang);

    assertThat(Languages.ofEnvironment(environment)).isEqualTo(new Locale(language));
  }

  @ParameterizedTest
  @CsvSource({
    ",            ,            ,             none",
    ",            ,            de_DE.UTF-8,  UTF-8",
    ",            ,            de_DE.utf8,   UTF-8",
    ",            ,            de_DE,        none",
    ",            ,            de_DE.,       none",
    ",            ,            de_DE.\u00e4 x,  none",
    ",            ,            de_DE.what,   none",
    ",            ,            C,            none",
    ",            de_DE.ISO-8859-15@euro, C.UTF-8, ISO-8859-15",
    "C,           ,            C.UTF-8,      none",
  })
  void processWritesInTheEncodingThatIsNamed(
      String all, String type, String lang, String encoding) {
    Map<String, String> environment = new HashMap<>();
    put(environment, "LC_ALL", all);
    put(environment, "LC_CTYPE", type);
    put(environment, "LANG", lang);

    assertThat(Languages.encodingOf(environment).map(Charset::name).orElse("none"))
        .isEqualTo(encoding);
  }

  private static void put(Map<String, String> environment, String name, String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }
}
