package io.monitorix.alerts.template.functions;

import java.util.regex.Pattern;

/** What is an IP address, without asking any resolver. */
final class IpAddresses {

  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final int GROUPS = 8;

  private IpAddresses() {}

  static boolean isV4(String text) {
    return V4.matcher(text).matches();
  }

  static boolean isV6(String text) {
    if (text.indexOf(':') < 0 || text.length() > 45) {
      return false;
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == GROUPS;
    }
    int before = groups(text.substring(0, gap), false);
    int after = groups(text.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** How many groups there are; negative where one is none. */
  private static int groups(String text, boolean last) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] groups = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      boolean v4 = last && i == groups.length - 1 && isV4(groups[i]);
      if (!v4 && !GROUP.matcher(groups[i]).matches()) {
        return -100;
      }
      count += v4 ? 2 : 1;
    }
    return count;
  }
}
