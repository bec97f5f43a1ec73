package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a node gets its packages from: {@code GET /nodes/{node}/apt/repositories}.
 *
 * @param errors what cannot be read
 * @param files what can
 * @param infos what there is to say of them
 * @param standardRepositories those of Proxmox
 * @param digest changes with the files
 * @param additional what has no component, as text
 */
public record AptRepositories(
    List<Problem> errors,
    List<SourceFile> files,
    List<Info> infos,
    @Json(name = "standard-repos") List<StandardRepository> standardRepositories,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the collections. */
  public AptRepositories {
    errors = List.copyOf(errors);
    files = List.copyOf(files);
    infos = List.copyOf(infos);
    standardRepositories = List.copyOf(standardRepositories);
    additional = Map.copyOf(additional);
  }

  /**
   * What cannot be read.
   *
   * @param path the file
   * @param error why
   */
  public record Problem(@Nullable String path, @Nullable String error) {}

  /**
   * A file that names repositories.
   *
   * @param path the file
   * @param type {@code list} or {@code sources}
   * @param repositories in their order
   * @param digest bytes of a checksum; changes with the file
   */
  public record SourceFile(
      @Nullable String path,
      @Json(name = "file-type") @Nullable String type,
      List<Repository> repositories,
      List<Integer> digest) {
    /** Copies the lists. */
    public SourceFile {
      repositories = List.copyOf(repositories);
      digest = List.copyOf(digest);
    }
  }

  /**
   * Where packages come from.
   *
   * @param enabled whether it is used
   * @param types {@code deb} and {@code deb-src}
   * @param uris addresses
   * @param suites for example {@code trixie-updates}
   * @param components for example {@code main} or {@code pve-no-subscription}
   * @param options what else is set
   * @param comment any text
   * @param fileType {@code list} or {@code sources}
   */
  public record Repository(
      @Json(name = "Enabled") @Nullable Boolean enabled,
      @Json(name = "Types") List<String> types,
      @Json(name = "URIs") List<String> uris,
      @Json(name = "Suites") List<String> suites,
      @Json(name = "Components") List<String> components,
      @Json(name = "Options") List<Option> options,
      @Json(name = "Comment") @Nullable String comment,
      @Json(name = "FileType") @Nullable String fileType) {
    /** Copies the lists. */
    public Repository {
      types = List.copyOf(types);
      uris = List.copyOf(uris);
      suites = List.copyOf(suites);
      components = List.copyOf(components);
      options = List.copyOf(options);
    }
  }

  /**
   * What is set for a repository.
   *
   * @param key the name
   * @param values one or more
   */
  public record Option(@Json(name = "Key") String key, @Json(name = "Values") List<String> values) {
    /** Copies the list. */
    public Option {
      values = List.copyOf(values);
    }
  }

  /**
   * What there is to say of a repository.
   *
   * @param path the file that it is in
   * @param index its place in the file, from 0
   * @param property what of it, for example {@code Suites}
   * @param kind {@code origin}, {@code warning}, {@code ignore-pre-upgrade-warning}, …
   * @param message in words
   */
  public record Info(
      @Nullable String path,
      @Nullable String index,
      @Nullable String property,
      @Nullable String kind,
      @Nullable String message) {}

  /**
   * A repository of Proxmox.
   *
   * @param handle for example {@code enterprise} or {@code no-subscription}
   * @param name for people
   * @param enabled whether it is used; absent where no file has it
   */
  public record StandardRepository(
      String handle, @Nullable String name, @Json(name = "status") @Nullable Boolean enabled) {}
}
