package io.monitorix.client.fuzz;

import com.squareup.moshi.JsonAdapter;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * One kind of answer.
 *
 * @param name for people
 * @param shape makes answers of this kind, without their envelope
 * @param adapter that reads them
 */
public record Subject(
    String name, BiFunction<Shapes, RandomGenerator, Json> shape, JsonAdapter<?> adapter) {}
