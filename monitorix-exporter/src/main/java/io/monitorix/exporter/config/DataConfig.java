package io.monitorix.exporter.config;

import java.nio.file.Path;

/**
 * The keys {@code data_dir} and {@code history}: what is kept on disk.
 *
 * @param directory where; it need not exist
 * @param history whether what Proxmox remembers of new targets is read and kept there
 */
public record DataConfig(Path directory, boolean history) {}
