package io.monitorix.exporter.config;

import java.net.URI;

/**
 * The key {@code backup.s3}: a bucket.
 *
 * @param endpoint the server, {@code https://s3.eu-central-1.amazonaws.com}
 * @param region that requests are signed for
 * @param prefix what names of archives begin with; may be empty, else ends in a slash
 * @param pathStyle whether the bucket stands in the path, as MinIO and its like have it, or in the
 *     name of the host
 * @param tls how the server's certificate is checked
 */
public record S3Config(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    Secret accessKey,
    Secret secretKey,
    boolean pathStyle,
    EndpointConfig.Tls tls) {}
