/**
 * Who may talk to the HTTP server and how it is encrypted: the web config file as it is at the
 * moment, its users, its TLS. {@link io.monitorix.exporter.web.access.WebAccess} is the way in.
 */
@NullMarked
package io.monitorix.exporter.web.access;

import org.jspecify.annotations.NullMarked;
