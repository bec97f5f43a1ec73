package io.monitorix.exporter.web.prometheus;

import io.monitorix.exporter.rules.RuleBook;
import java.util.List;

/**
 * Which part of the groups is wanted.
 *
 * @param limit how many groups; 0 for all
 * @param token of the group that the page begins with; empty for the first
 */
record GroupPage(int limit, String token) {

  /**
   * A page.
   *
   * @param next the token of the first group that is not in it; empty where there is none
   */
  record Cut(List<RuleBook.Group> groups, String next) {}

  /**
   * As the parameters have it.
   *
   * @throws ApiException if any of them makes no sense
   */
  static GroupPage of(Parameters parameters) {
    String token = parameters.text("group_next_token");
    if (parameters.text("group_limit").isEmpty()) {
      if (!token.isEmpty()) {
        throw ApiException.parameter(
            "group_limit", "group_limit needs to be present in order to paginate over the groups");
      }
      return new GroupPage(0, "");
    }
    int limit = parameters.number("group_limit", "group_limit needs to be a valid number");
    if (limit <= 0) {
      throw ApiException.parameter("group_limit", "group_limit needs to be greater than 0");
    }
    return new GroupPage(limit, token);
  }

  /**
   * The page of these groups.
   *
   * @throws ApiException if the group that it begins with is no longer there
   */
  Cut of(List<RuleBook.Group> groups) {
    int from = 0;
    if (!token.isEmpty()) {
      while (from < groups.size() && !token(groups.get(from)).equals(token)) {
        from++;
      }
      if (from == groups.size()) {
        throw new ApiException(
            ErrorType.BAD_DATA,
            "invalid group_next_token '" + token + "'. were rule groups changed?");
      }
    }
    int to = limit == 0 ? groups.size() : Math.min(groups.size(), from + limit);
    return new Cut(groups.subList(from, to), to < groups.size() ? token(groups.get(to)) : "");
  }

  private static String token(RuleBook.Group group) {
    return Integer.toHexString((group.file() + ";" + group.name()).hashCode());
  }
}
