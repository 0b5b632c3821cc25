package org.nemadrive.trainer.strategy.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Adam, Algorithm 1 of Kingma and Ba (2015), going uphill. */
final class Adam {
  private final double learningRate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double[] firstMoment;
  private final double[] secondMoment;
  private int step;

  Adam(OpenAiEsParameters parameters, int length) {
    learningRate = parameters.learningRate();
    beta1 = parameters.beta1();
    beta2 = parameters.beta2();
    epsilon = parameters.epsilon();
    firstMoment = new double[length];
    secondMoment = new double[length];
  }

  /** Moves {@code x} one step along the gradient. */
  void ascend(double[] x, double[] gradient) {
    step++;
    double firstCorrection = 1 - StrictMath.pow(beta1, step);
    double secondCorrection = 1 - StrictMath.pow(beta2, step);
    for (int i = 0; i < x.length; i++) {
      firstMoment[i] = beta1 * firstMoment[i] + (1 - beta1) * gradient[i];
      secondMoment[i] = beta2 * secondMoment[i] + (1 - beta2) * gradient[i] * gradient[i];
      double direction = firstMoment[i] / firstCorrection;
      x[i] += learningRate * direction / (Math.sqrt(secondMoment[i] / secondCorrection) + epsilon);
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(step);
    Vectors.write(firstMoment, out);
    Vectors.write(secondMoment, out);
  }

  void read(DataInput in) throws IOException {
    step = in.readInt();
    Vectors.read(firstMoment, in);
    Vectors.read(secondMoment, in);
  }
}
