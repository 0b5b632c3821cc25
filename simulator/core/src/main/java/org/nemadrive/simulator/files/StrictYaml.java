package org.nemadrive.simulator.files;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.Map;

/**
 * YAML as its writer reads it: one document, each key once, true and false only by these names, and
 * no aliases and tags, with which a line would mean something else than it says.
 */
public final class StrictYaml {
  /** A file of settings is a page of text; anything larger is another kind of file. */
  public static final int MAX_BYTES = 1 << 16;

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .streamReadConstraints(StrictJson.constraints(MAX_BYTES))
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictYaml() {}

  /**
   * The tree of a document.
   *
   * @return the keys of the outermost section, not empty
   * @throws JsonProcessingException saying what and where, if the text is anything else
   */
  public static JsonNode tree(String text) throws JsonProcessingException {
    refuseWhatIsNotPlain(text);
    JsonNode root = YAML.readTree(text);
    if (!root.isObject() || root.isEmpty()) {
      throw new JsonParseException(null, "no keys");
    }
    return root;
  }

  /** A document of these keys and texts, as {@link #tree} reads it. */
  public static String text(Map<String, String> keys) {
    try {
      return YAML.writeValueAsString(keys);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can always be written", impossible);
    }
  }

  private static void refuseWhatIsNotPlain(String text) throws JsonProcessingException {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      boolean ended = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (ended) {
          throw refused(parser, "a second document, keep one");
        }
        ended = token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot();
        if (parser.isCurrentAlias()) {
          throw refused(parser, "an alias, write the value out");
        }
        if (parser.getTypeId() != null) {
          throw refused(parser, "a tag, write the value without it");
        }
      }
    } catch (JsonProcessingException notPlain) {
      throw notPlain;
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory can be read", impossible);
    }
  }

  private static JsonParseException refused(JsonParser parser, String what) {
    return new JsonParseException(parser, what, parser.currentTokenLocation());
  }
}
