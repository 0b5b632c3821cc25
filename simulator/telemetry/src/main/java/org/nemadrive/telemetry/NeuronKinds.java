package org.nemadrive.telemetry;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a neuron of C. elegans senses, relays or drives muscles, by its class.
 *
 * <p>Source: the neuron classes of White et al. 1986 (The structure of the nervous system of the
 * nematode Caenorhabditis elegans) with the functions of WormAtlas' list of individual neurons.
 * Several classes do more than one thing (IL1, URA, RIM, AVL, SIA, SIB and others); each is put
 * where that list names it first. It is used for grouping a picture only: nothing computes with it.
 */
public final class NeuronKinds {
  private static final String SENSORY =
      "ADE ADF ADL AFD ALM ALN AQR ASE ASG ASH ASI ASJ ASK AVM AWA AWB AWC BAG CEP FLP IL1 IL2 OLL"
          + " OLQ PDE PHA PHB PHC PLM PLN PQR PVD PVM SDQ URX URY";
  private static final String INTER =
      "ADA AIA AIB AIM AIN AIY AIZ ALA AUA AVA AVB AVD AVE AVF AVG AVH AVJ AVK BDU CAN DVA DVC I1"
          + " I2 I3 I4 I5 I6 LUA MI PVC PVN PVP PVQ PVR PVT PVW RIA RIB RIC RID RIF RIG RIH RIM RIP"
          + " RIR RIS RMG SAA URB";
  private static final String MOTOR =
      "AS AVL DA DB DD DVB HSN M1 M2 M3 M4 M5 MC NSM PDA PDB RIV RMD RME RMF RMH SAB SIA SIB SMB"
          + " SMD URA VA VB VC VD";
  private static final Map<String, Character> LETTER_BY_CLASS = new TreeMap<>();

  static {
    add(SENSORY, 's');
    add(INTER, 'i');
    add(MOTOR, 'm');
  }

  private NeuronKinds() {}

  private static void add(String classes, char letter) {
    for (String name : classes.split(" ")) {
      LETTER_BY_CLASS.put(name, letter);
    }
  }

  /**
   * The kind of a cell: {@code s} sensory, {@code i} interneuron, {@code m} motor, {@code u}
   * unknown. The class is the longest known beginning of the name whose rest is a position: a
   * number, or any of D, V, L, R.
   */
  public static char letterOf(String cell) {
    for (int end = cell.length(); end >= 2; end--) {
      Character letter = LETTER_BY_CLASS.get(cell.substring(0, end));
      if (letter != null && cell.substring(end).matches("[0-9]{0,2}[DVLR]{0,2}")) {
        return letter;
      }
    }
    return 'u';
  }
}
