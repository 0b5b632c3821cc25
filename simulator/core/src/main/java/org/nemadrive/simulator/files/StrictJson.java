package org.nemadrive.simulator.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

/**
 * JSON in which nothing may be missing, unknown, twice, null, of another kind than wanted, or after
 * the end. Bytes go through {@link Utf8#text} first, as Jackson itself would guess their encoding.
 */
public final class StrictJson {
  /** Levels of objects and lists within each other, many more than anything of ours has. */
  private static final int MAX_NESTING = 32;

  /**
   * Values, names and brackets in one text: twice what the weights of a whole connectome have. A
   * text of a few bytes a bracket would otherwise take fifty times its size in memory.
   */
  private static final long MAX_TOKENS = 100_000;

  private StrictJson() {}

  /** A mapper that reads trees and records so; its own, to be rebuilt with what else it needs. */
  public static JsonMapper mapper() {
    return mapper(MAX_TOKENS);
  }

  /** The same for texts of at most so many values, names and brackets. */
  public static JsonMapper mapper(long maxTokens) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(constraints(maxTokens))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  static StreamReadConstraints constraints(long maxTokens) {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_NESTING)
        .maxTokenCount(maxTokens)
        .build();
  }
}
