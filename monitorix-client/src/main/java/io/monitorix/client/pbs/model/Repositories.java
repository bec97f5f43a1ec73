package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where packages come from: {@code GET /nodes/{node}/apt/repositories}.
 *
 * @param files that were read
 * @param errors files that could not be read
 * @param infos warnings and remarks
 * @param standardRepositories those of Proxmox, configured or not
 * @param digest changes with the configuration
 */
public record Repositories(
    List<File> files,
    List<Problem> errors,
    List<Info> infos,
    @Json(name = "standard-repos") List<Standard> standardRepositories,
    @Nullable String digest) {

  /** Copies the lists. */
  public Repositories {
    files = List.copyOf(files);
    errors = List.copyOf(errors);
    infos = List.copyOf(infos);
    standardRepositories = List.copyOf(standardRepositories);
  }

  /**
   * A file with repositories.
   *
   * @param path for example {@code /etc/apt/sources.list}
   * @param type {@code list} or {@code sources}
   * @param repositories in their order
   */
  public record File(
      @Nullable String path,
      @Json(name = "file-type") @Nullable String type,
      List<Repository> repositories) {
    /** Copies the list. */
    public File {
      repositories = List.copyOf(repositories);
    }
  }

  /**
   * A repository.
   *
   * @param enabled whether it is used
   * @param types {@code deb}, {@code deb-src}
   * @param uris where it is
   * @param suites for example {@code bookworm}
   * @param components for example {@code pbs-no-subscription}
   * @param comment any text
   * @param additional what has no component, as text
   */
  public record Repository(
      @Json(name = "Enabled") @Nullable Boolean enabled,
      @Json(name = "Types") List<String> types,
      @Json(name = "URIs") List<String> uris,
      @Json(name = "Suites") List<String> suites,
      @Json(name = "Components") List<String> components,
      @Json(name = "Comment") @Nullable String comment,
      Map<String, String> additional) {
    /** Copies the collections. */
    public Repository {
      types = List.copyOf(types);
      uris = List.copyOf(uris);
      suites = List.copyOf(suites);
      components = List.copyOf(components);
      additional = Map.copyOf(additional);
    }
  }

  /**
   * A file that could not be read.
   *
   * @param path the file
   * @param error why
   */
  public record Problem(@Nullable String path, @Nullable String error) {}

  /**
   * A remark.
   *
   * @param path the file
   * @param index of the repository in the file, from 0
   * @param property which part of it
   * @param kind for example {@code warning} or {@code origin}
   * @param message what there is to say
   */
  public record Info(
      @Nullable String path,
      @Nullable Integer index,
      @Nullable String property,
      @Nullable String kind,
      @Nullable String message) {}

  /**
   * A repository of Proxmox.
   *
   * @param handle for example {@code enterprise}
   * @param name for people
   * @param enabled whether it is used; absent where it is not configured
   * @param description any text
   */
  public record Standard(
      @Nullable String handle,
      @Nullable String name,
      @Json(name = "status") @Nullable Boolean enabled,
      @Nullable String description) {}
}
