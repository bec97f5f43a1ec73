/**
 * The description of the API below {@code /api/monitorix/v1} as OpenAPI 3.1 has it: one file for
 * each area, in a short notation, joined by {@link io.monitorix.exporter.web.openapi.OpenApi}.
 *
 * <p>A file has {@code area}, {@code text}, {@code operations} and {@code schemas}. An operation is
 * named by method and path, and has {@code id}, {@code summary}, {@code query} (parameters, none of
 * them needed), {@code body} and {@code answers} (a type for each status), {@code tag: true} where
 * the answer has an entity tag and {@code match: true} where the request needs one, {@code media}
 * where the answer is no JSON. A schema is an object of fields, or a type. A field whose name ends
 * with {@code ?} may be missing. A type is {@code string}, {@code integer}, {@code number}, {@code
 * boolean}, {@code time}, {@code any}, the name of a schema, {@code a|b} for one of some words,
 * {@code [type]} for an array, {@code {type}} for an object with any names, {@code Page<type>};
 * with {@code ?} at its end it may be null.
 */
@NullMarked
package io.monitorix.exporter.web.openapi;

import org.jspecify.annotations.NullMarked;
