package io.monitorix.exporter.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Texts in one language, out of property files in UTF-8. Immutable. */
public final class TextBundle {

  private final ResourceBundle bundle;
  private final Locale language;

  private TextBundle(ResourceBundle bundle, Locale language) {
    this.bundle = bundle;
    this.language = language;
  }

  /**
   * Reads texts.
   *
   * @param name with the package: {@code io.monitorix.exporter.web.page} is the English file {@code
   *     page.properties} there, and {@code page_de.properties}
   * @param language one of {@link Languages#ALL}
   * @throws java.util.MissingResourceException if there is no such file
   */
  public static TextBundle read(String name, Locale language) {
    // Without the control a machine in German would make English of a client German, too.
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            name,
            language,
            TextBundle.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return new TextBundle(bundle, language);
  }

  /** Which one it is. */
  public Locale language() {
    return language;
  }

  /**
   * A text, with what belongs into it.
   *
   * @param key of the text
   * @param arguments for {@code {0}} and so on; a number is written as the language does, and
   *     chooses the plural; what is only made of digits, as a port, is given as a text
   * @throws java.util.MissingResourceException if there is no such text
   */
  public String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language).format(arguments);
  }
}
