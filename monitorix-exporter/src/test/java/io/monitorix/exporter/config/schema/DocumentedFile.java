package io.monitorix.exporter.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An example of a {@code monitorix.yml} in the documentation, completed by a target where it shows
 * a part.
 *
 * @param page the page that has it
 * @param number the how manieth block of YAML of the page
 * @param yaml the file
 */
record DocumentedFile(String page, int number, String yaml) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z_][A-Za-z0-9_-]*):");

  /** Properties of a Spring Boot application have the key {@code monitorix} as well. */
  private static final Pattern OF_SPRING =
      Pattern.compile("(?m)^monitorix:\\n(?: .*\\n)*?  (?:targets|alerts|data-dir):");

  private static final String TARGET =
      "targets: [{name: lab, server: pve1.example, token: {id: a@pve!b, secret_file: token}}]\n";

  private static final JsonNode OURS = ConfigSchema.build().path("properties");

  /** Keys that files of other programs have, which share some with ours. */
  private static final Set<String> FOREIGN =
      Set.of("route", "receivers", "tests", "alerting", "groups", "apiVersion", "modules");

  static List<DocumentedFile> all() throws IOException {
    List<DocumentedFile> all = new ArrayList<>();
    for (Path page : pages()) {
      int number = 0;
      for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
        number++;
        String yaml = block.group(1);
        Set<String> keys = keys(yaml);
        if (isOurs(keys) && !OF_SPRING.matcher(yaml).find()) {
          all.add(new DocumentedFile(name(page), number, complete(yaml, keys)));
        }
      }
    }
    for (Path file : files()) {
      all.add(new DocumentedFile(name(file), 1, Files.readString(file)));
    }
    return all;
  }

  private static String name(Path file) {
    return Documents.root().relativize(file).toString().replace('\\', '/');
  }

  private static String complete(String yaml, Set<String> keys) {
    return keys.contains("targets") || keys.contains("file_sd_configs") ? yaml : yaml + TARGET;
  }

  /** Any key of ours makes it one of ours, so that a wrong key beside it is found. */
  private static boolean isOurs(Set<String> keys) {
    return keys.stream().anyMatch(OURS::has) && keys.stream().noneMatch(FOREIGN::contains);
  }

  private static Set<String> keys(String yaml) {
    Set<String> keys = new HashSet<>();
    KEY.matcher(yaml).results().forEach(key -> keys.add(key.group(1)));
    return keys;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Documents.root().resolve("README.md")));
    try (Stream<Path> files = Files.walk(Documents.folder())) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    try (Stream<Path> files = Files.walk(Documents.root().resolve("examples"), 2)) {
      files
          .filter(file -> file.endsWith("README.md"))
          // Its kind of receiver comes with its own jar, and its own test reads the page's files.
          .filter(file -> !file.toString().contains("custom-receiver"))
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }

  /** Whole files beside the pages. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Documents.root().resolve("examples"), 2)) {
      return files.filter(file -> file.endsWith("monitorix.yml")).sorted().toList();
    }
  }

  @Override
  public String toString() {
    return page + ", block " + number;
  }
}
