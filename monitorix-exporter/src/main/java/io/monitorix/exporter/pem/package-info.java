/**
 * Reads certificates and private keys in PEM form, as OpenSSL and its like write them. Entry types:
 * {@link io.monitorix.exporter.pem.Pem} and {@link io.monitorix.exporter.pem.Identity}.
 */
@NullMarked
package io.monitorix.exporter.pem;

import org.jspecify.annotations.NullMarked;
