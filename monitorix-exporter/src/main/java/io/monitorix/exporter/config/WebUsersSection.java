package io.monitorix.exporter.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code basic_auth_users}: names and bcrypt hashes. */
final class WebUsersSection {

  private static final Pattern HASH =
      Pattern.compile("\\$2[aby]\\$(?<cost>\\d\\d)\\$[./A-Za-z0-9]{53}");
  private static final int LOWEST_COST = 4;

  /** Checking one password takes some five seconds with it. */
  private static final int HIGHEST_COST = 16;

  private WebUsersSection() {}

  /** {@code null} after a problem. */
  static @Nullable Map<String, Secret> read(@Nullable YamlValue section) {
    YamlMapping users = section == null ? null : section.mapping();
    if (users == null) {
      return section == null ? Map.of() : null;
    }
    Map<String, Secret> read = new LinkedHashMap<>();
    boolean failed = false;
    for (String name : users.keys()) {
      YamlValue value = users.get(name);
      String hash = value == null ? null : value.text("the bcrypt hash of a password");
      String fault = hash == null ? null : fault(name, hash);
      if (value != null && fault != null) {
        value.problem(fault);
      }
      if (hash == null || fault != null) {
        failed = true;
      } else {
        read.put(name, new Secret(hash));
      }
    }
    return failed ? null : read;
  }

  private static @Nullable String fault(String name, String hash) {
    if (name.isEmpty() || name.contains(":")) {
      return "the name of a user is not empty and has no ':'";
    }
    Matcher form = HASH.matcher(hash);
    if (!form.matches()) {
      return "expected a bcrypt hash, such as 'htpasswd -nBC 10 NAME' writes behind the ':'";
    }
    int cost = Integer.parseInt(form.group("cost"));
    return cost < LOWEST_COST || cost > HIGHEST_COST
        ? "expected a bcrypt cost from "
            + LOWEST_COST
            + " to "
            + HIGHEST_COST
            + ", got "
            + cost
            + "; 10 to 12 is usual"
        : null;
  }
}
