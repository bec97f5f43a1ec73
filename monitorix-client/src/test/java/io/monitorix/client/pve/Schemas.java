package io.monitorix.client.pve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What Proxmox declares of its API, where that lies beside the repository. */
public final class Schemas {

  private Schemas() {}

  /** The endpoints of a version by method and path; ends the test where there are none. */
  public static Map<?, ?> of(String version) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("../shared/pve-schema"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no schemas beside the repository");
    Path file = folder.resolve("../shared/pve-schema/pve-" + version + ".json");
    Object json =
        new Moshi.Builder().build().adapter(Object.class).fromJson(Files.readString(file));
    return json instanceof Map<?, ?> schema ? schema : Map.of();
  }
}
