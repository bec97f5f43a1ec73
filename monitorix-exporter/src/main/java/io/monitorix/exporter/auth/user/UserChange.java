package io.monitorix.exporter.auth.user;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import java.util.Optional;

/** What is changed of a user; what is empty stays. */
public record UserChange(Optional<Role> role, Optional<Scope> scope, Optional<Boolean> enabled) {}
