/**
 * Who may log in: users, with their passwords, in the database. {@link
 * io.monitorix.exporter.auth.user.Users} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.user;

import org.jspecify.annotations.NullMarked;
