package io.monitorix.exporter.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The files of one folder whose names match, such as {@code sites/*.json}.
 *
 * @param folder where they are
 * @param name their name, in which <code>*</code> stands for any characters
 */
public record FilePattern(Path folder, String name) {

  private static final Pattern NAME = Pattern.compile(".*\\.(?i:json|ya?ml)");

  /**
   * From the text form.
   *
   * @throws IllegalArgumentException if there is an asterisk in the folder, or the name does not
   *     end as those of JSON and YAML files
   */
  static FilePattern of(Path path) {
    Path name = path.getFileName();
    Path folder = path.getParent();
    if (name == null
        || !NAME.matcher(name.toString()).matches()
        || (folder != null && folder.toString().contains("*"))) {
      throw new IllegalArgumentException("not a pattern of files");
    }
    return new FilePattern(folder == null ? Path.of("") : folder, name.toString());
  }

  /**
   * The files that match now, sorted. A file that is named without an asterisk is always among
   * them: that it is missing is for its reader to tell.
   *
   * @throws IOException if the folder cannot be listed
   */
  public List<Path> files() throws IOException {
    if (!name.contains("*")) {
      return List.of(folder.resolve(name));
    }
    String[] literals = name.split("\\*", -1);
    for (int i = 0; i < literals.length; i++) {
      literals[i] = Pattern.quote(literals[i]);
    }
    Pattern matching = Pattern.compile(String.join(".*", literals), Pattern.DOTALL);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      return StreamSupport.stream(all.spliterator(), false)
          .filter(file -> matching.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .toList();
    }
  }

  @Override
  public String toString() {
    return folder.resolve(name).toString();
  }
}
