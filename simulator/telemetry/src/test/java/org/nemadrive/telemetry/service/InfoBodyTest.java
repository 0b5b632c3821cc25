package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.message.MessageWriter;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.testing.Schemas;
import org.nemadrive.telemetry.testing.SteppedClock;

class InfoBodyTest {
  private static JsonNode published(RobotInfo.Identity board) throws IOException {
    RobotInfo info =
        RobotInfo.of("robot", "test", 10).withIdentity(board).withProfile("gopigo3", "mine", "");
    byte[] json =
        new MessageWriter(Session.start(new SteppedClock()))
            .write(
                "info",
                InfoBody.of(
                    info, TelemetryConfig.of("robot-1", BrokerAddress.parse("mqtt://localhost"))));
    assertEquals(List.of(), Schemas.problems("info", json));
    return new ObjectMapper().readTree(json);
  }

  @Test
  void aBoardIsToldAsFarAsItSaysWhatItIs() throws IOException {
    assertEquals(
        "{\"serial\":\"A1\",\"hardware\":\"3.x.x\",\"firmware\":\"1.0.0\",\"rail_mv\":5030}",
        published(new RobotInfo.Identity("A1", "3.x.x", "1.0.0", 5030))
            .path("board_identity")
            .toString());
    assertEquals(
        "{\"firmware\":\"1.6\"}",
        published(new RobotInfo.Identity(null, null, "1.6", null))
            .path("board_identity")
            .toString());
    assertFalse(published(null).has("board_identity"));
  }
}
