package io.monitorix.alerts.notify.config;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one mapping, most of them with a default. What cannot be read is reported as a
 * problem, and the default is given. Not thread-safe.
 */
public final class Fields {

  private final YamlValue self;
  private final YamlMapping mapping;
  private final ReceiverContext context;

  private Fields(YamlValue self, YamlMapping mapping, ReceiverContext context) {
    this.self = self;
    this.mapping = mapping;
    this.context = context;
  }

  /** The keys of an integration; it may have these, {@code send_resolved}, and no others. */
  public static Fields of(YamlValue self, ReceiverContext context, List<String> keys) {
    List<String> all = new ArrayList<>(keys);
    all.add("send_resolved");
    return new Fields(self, self.mapping(all), context);
  }

  /** The keys of a mapping within; it may have these and no others. */
  public Fields within(YamlValue value, List<String> keys) {
    return new Fields(value, value.mapping(keys), context);
  }

  /** The mapping below a key, likewise; null if it is not there. */
  public @Nullable Fields below(String key, List<String> keys) {
    YamlValue value = mapping.get(key);
    return value == null ? null : within(value, keys);
  }

  /** The mappings of the list below a key, likewise. */
  public List<Fields> each(String key, List<String> keys) {
    YamlValue value = mapping.get(key);
    return value == null
        ? List.of()
        : value.list().stream().map(element -> within(element, keys)).toList();
  }

  /** What the integration shares with others. */
  public ReceiverContext context() {
    return context;
  }

  /** Whether there is a value. */
  public boolean has(String key) {
    return mapping.get(key) != null;
  }

  /** The value of a key, else that of a key of {@code global}; null without both. */
  public @Nullable YamlValue value(String key, @Nullable String global) {
    YamlValue own = mapping.get(key);
    return own == null && global != null ? global(global) : own;
  }

  /** The value of a key of {@code global}; null if it is not there, or has none. */
  public @Nullable YamlValue global(String key) {
    YamlValue value = context.global().get(key);
    return value == null || value.isNull() ? null : value;
  }

  /** A text. */
  public String text(String key, String otherwise) {
    return text(key, null, otherwise);
  }

  /** A text, whose default a key of {@code global} can set. */
  public String text(String key, @Nullable String global, String otherwise) {
    YamlValue value = value(key, global);
    return value == null ? otherwise : value.text();
  }

  /** A text that must be there. */
  public String required(String key) {
    String text = text(key, "");
    if (text.isEmpty() && mapping.get(key) == null) {
      missing(key);
    }
    return text;
  }

  /** A template. Whether it is one is checked here, with what it includes when it is used. */
  public String template(String key, String otherwise) {
    YamlValue value = mapping.get(key);
    return value == null ? otherwise : checked(value);
  }

  /** Templates by their names, in the order of the file. */
  public Map<String, String> templates(String key) {
    Map<String, String> templates = new LinkedHashMap<>();
    YamlValue value = mapping.get(key);
    if (value != null) {
      value.mapping().values().forEach((name, each) -> templates.put(name, checked(each)));
    }
    return templates;
  }

  private String checked(YamlValue value) {
    String text = value.text();
    try {
      context.templates().with("", text);
    } catch (TemplateParseException e) {
      value.problem("not a template: " + e.reason());
    }
    return text;
  }

  /** Yes or no. */
  public boolean flag(String key, boolean otherwise) {
    return flag(key, null, otherwise);
  }

  /** Yes or no, whose default a key of {@code global} can set. */
  public boolean flag(String key, @Nullable String global, boolean otherwise) {
    Boolean flag = parse(value(key, global), "true or false", Fields::bool);
    return flag == null ? otherwise : flag;
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** A whole number. */
  public long number(String key, long otherwise) {
    Long number = parse(mapping.get(key), "a whole number", Long::valueOf);
    return number == null ? otherwise : number;
  }

  /** A duration that is not negative, such as {@code 1m30s}. */
  public Duration duration(String key, Duration otherwise) {
    Duration duration =
        parse(mapping.get(key), "a duration such as 30s, 5m or 1h30m", DurationText::parse);
    return duration == null ? otherwise : duration;
  }

  /** One of some words. */
  public String word(String key, List<String> words, String otherwise) {
    String word = text(key, otherwise);
    if (!words.contains(word) && !word.equals(otherwise)) {
      problem(key, "expected one of " + String.join(", ", words));
    }
    return word;
  }

  /** Texts; a single one counts as a list of one. */
  public List<String> texts(String key) {
    YamlValue value = mapping.get(key);
    return value == null ? List.of() : value.list().stream().map(YamlValue::text).toList();
  }

  /**
   * A secret: the value of {@code key}, or the file that {@code key_file} names.
   *
   * @param global whose value, or file, counts without these; null for none
   * @return {@link Secret#NONE} without any
   */
  public Secret secret(String key, @Nullable String global) {
    YamlValue text = mapping.get(key);
    YamlValue file = mapping.get(key + "_file");
    if (text == null && file == null && global != null) {
      text = global(global);
      file = global(global + "_file");
    }
    if (text != null && file != null) {
      file.problem("'" + key + "' and '" + key + "_file' exclude each other: keep one of them");
    }
    if (text != null) {
      return Secret.of(text.text());
    }
    return file == null ? Secret.NONE : Secret.inFile(path(file));
  }

  /** A secret that must be there, likewise. */
  public Secret requiredSecret(String key, @Nullable String global) {
    Secret secret = secret(key, global);
    if (secret.isNone()) {
      missing(key, key + "_file", global == null ? "" : "global." + global);
    }
    return secret;
  }

  /** A secret that is a URL with {@code http} or {@code https}, likewise. */
  public Secret requiredUrl(String key, @Nullable String global) {
    Secret secret = requiredSecret(key, global);
    YamlValue value = value(key, global);
    if (value != null && !isUrl(value.text())) {
      value.problem("expected a URL that begins with http:// or https://");
    }
    return secret;
  }

  /** A URL with {@code http} or {@code https} that is no secret, without slashes at its end. */
  public String url(String key, @Nullable String global, String otherwise) {
    YamlValue value = value(key, global);
    if (value == null) {
      return otherwise;
    }
    if (!isUrl(value.text())) {
      value.problem("expected a URL that begins with http:// or https://");
      return otherwise;
    }
    return value.text().replaceFirst("/+$", "");
  }

  private static boolean isUrl(String text) {
    try {
      URI url = URI.create(text);
      return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
          && url.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The path of a file; null if it is not there. */
  public @Nullable Path file(String key) {
    YamlValue value = mapping.get(key);
    return value == null ? null : path(value);
  }

  private Path path(YamlValue value) {
    Path folder = context.folder();
    Path path = value.parse("the path of a file", text -> resolve(folder, text));
    return path == null ? folder : path;
  }

  private static Path resolve(Path folder, String text) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path", e);
    }
  }

  /** Reports a problem of a key, or of the mapping if it is not there. */
  public void problem(String key, String message) {
    YamlValue value = mapping.get(key);
    (value == null ? self : value).problem(message);
  }

  /** Reports that none of these keys is there; empty ones are left out. */
  public void missing(String... keys) {
    List<String> named = new ArrayList<>();
    for (String key : keys) {
      if (!key.isEmpty()) {
        named.add("'" + key + "'");
      }
    }
    self.problem(
        named.size() == 1
            ? "missing key " + named.get(0)
            : "missing key: one of " + String.join(", ", named));
  }

  /** Reports those of these keys that are there. */
  public void unsupported(String... keys) {
    for (String key : keys) {
      if (mapping.get(key) != null) {
        mapping.key(key).problem("the key '" + key + "' is not supported: remove it");
      }
    }
  }

  /**
   * The integration, unless its file has problems.
   *
   * @param integration may throw {@link IllegalArgumentException} for what only shows then, such as
   *     a file of certificates
   */
  public Integration complete(String name, Supplier<Integration> integration) {
    if (self.problems().all().isEmpty()) {
      try {
        return integration.get();
      } catch (IllegalArgumentException e) {
        self.problem(String.valueOf(e.getMessage()));
      }
    }
    return new Unusable(name);
  }

  private static <T> @Nullable T parse(
      @Nullable YamlValue value, String expected, Function<String, T> parser) {
    return value == null ? null : value.parse(expected, parser);
  }
}
