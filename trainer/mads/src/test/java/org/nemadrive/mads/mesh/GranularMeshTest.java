package org.nemadrive.mads.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GranularMeshTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void firstFrameSizesAreRoundedToOneTwoOrFiveTimesAPowerOfTen() {
    double[][] expected = {
      {0.4, 0.5}, {1.4, 1}, {1.5, 2}, {3.1, 2}, {3.2, 5}, {7.0, 5}, {7.1, 10}, {0.0123, 0.01}
    };
    for (double[] pair : expected) {
      assertEquals(pair[1], mesh(0, pair[0]).frameSize(0), 1e-15, "first " + pair[0]);
    }
  }

  @Test
  void refiningGoesDownTheRowAndTheMeshGetsFinerTwiceAsFast() {
    GranularMesh mesh = mesh(0, 1);
    // Frame a * 10^b, mesh 10^(b - |b - 0|), Audet, Le Digabel and Tribes 2019, Eq. 3.
    double[] frames = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005};
    double[] meshes = {1, 1e-2, 1e-2, 1e-2, 1e-4, 1e-4, 1e-4, 1e-6};
    for (int k = 0; k < frames.length; k++) {
      assertEquals(frames[k], mesh.frameSize(0), 1e-15);
      assertEquals(meshes[k], mesh.meshSize(0), 1e-20);
      mesh.refine();
    }
  }

  @Test
  void enlargingGoesUpTheRowAndTheMeshDoesNotGetCoarserThanAtFirst() {
    GranularMesh mesh = mesh(0, 1);
    double[] frames = {1, 2, 5, 10, 20, 50, 100};
    for (double frame : frames) {
      assertEquals(frame, mesh.frameSize(0), 1e-12);
      assertEquals(1, mesh.meshSize(0), 1e-15);
      mesh.enlarge(new double[] {frame});
    }
  }

  @Test
  void meshDigitsMakeTheMeshFinerOnly() {
    GranularMesh mesh = mesh(3, 0.2);
    assertEquals(0.2, mesh.frameSize(0));
    assertEquals(1e-4, mesh.meshSize(0), 1e-19);
  }

  @Test
  void onlyVariablesThatTookPartInTheStepAreEnlarged() {
    GranularMesh mesh = mesh(0, 1, 1, 1);
    mesh.enlarge(new double[] {0.5, 0.1, -0.2});
    assertEquals(2, mesh.frameSize(0));
    assertEquals(1, mesh.frameSize(1), "a tenth of the frame is not enough");
    assertEquals(2, mesh.frameSize(2), "a step down counts as one up");
  }

  @Test
  void aVariableFarBehindTheOthersIsEnlargedWithThem() {
    GranularMesh mesh = mesh(0, 1, 1);
    for (int k = 0; k < 4; k++) {
      mesh.refine();
    }
    // Both at 0.05 on a mesh of 1e-4, ratio 500. Only the first variable moves. The second follows
    // when its ratio exceeds the square of the smaller one: 500 > 10^2, later 10 > 1^2.
    double[][] seconds = {{0.1, 0.05}, {0.2, 0.1}, {0.5, 0.1}, {1, 0.1}, {2, 0.2}};
    for (double[] expected : seconds) {
      mesh.enlarge(new double[] {1, 0});
      assertEquals(expected[0], mesh.frameSize(0), 1e-15);
      assertEquals(expected[1], mesh.frameSize(1), 1e-15);
    }
  }

  @Test
  void aFrameDoesNotGrowBeyondTheBox() {
    GranularMesh mesh = new GranularMesh();
    mesh.reset(1, new double[] {1}, new double[] {4}, 0);
    for (int k = 0; k < 5; k++) {
      mesh.enlarge(new double[] {mesh.frameSize(0)});
    }
    assertEquals(5, mesh.frameSize(0), "2 may still grow, 5 may not");
  }

  @Test
  void roundingFindsTheNearestMeshPointAroundTheCentre() {
    GranularMesh mesh = mesh(1, 1);
    assertEquals(0.1, mesh.meshSize(0));
    assertEquals(0.35, mesh.round(0, 0.25, 0.33), 1e-15);
    assertEquals(0.25, mesh.round(0, 0.25, 0.2999), 1e-15);
    assertEquals(-0.75, mesh.round(0, 0.25, -0.74), 1e-15);
  }

  @Test
  void meshSizesFallFasterThanFrameSizesForEver() {
    GranularMesh mesh = mesh(0, 0.02);
    double before = INFINITE;
    for (int k = 0; k < 200; k++) {
      double ratio = mesh.meshSize(0) / mesh.frameSize(0);
      assertTrue(ratio <= 1 && mesh.frameSize(0) < before);
      before = mesh.frameSize(0);
      mesh.refine();
    }
  }

  private static GranularMesh mesh(int digits, double... firstFrameSizes) {
    double[] largest = new double[firstFrameSizes.length];
    java.util.Arrays.fill(largest, INFINITE);
    GranularMesh mesh = new GranularMesh();
    mesh.reset(firstFrameSizes.length, firstFrameSizes, largest, digits);
    return mesh;
  }
}
