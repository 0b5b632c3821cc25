package org.nemadrive.trainer.report.page;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The class of a neuron of <i>C. elegans</i> by its name: AVA for AVAL and AVAR. The classes are
 * the 118 of White, Southgate, Thomson and Brenner (Phil. Trans. R. Soc. B 314, 1986), each of
 * which has a page in WormAtlas. What follows a class in a cell's name is its place.
 */
final class CellClass {
  private static final String WORM = "elegans";

  private static final Set<String> CLASSES =
      Set.of(
          """
          ADA ADE ADF ADL AFD AIA AIB AIM AIN AIY AIZ ALA ALM ALN AQR AS ASE ASG ASH ASI ASJ ASK \
          AUA AVA AVB AVD AVE AVF AVG AVH AVJ AVK AVL AVM AWA AWB AWC BAG BDU CAN CEP DA DB DD \
          DVA DVB DVC FLP HSN I1 I2 I3 I4 I5 I6 IL1 IL2 LUA M1 M2 M3 M4 M5 MC MI NSM OLL OLQ PDA \
          PDB PDE PHA PHB PHC PLM PLN PQR PVC PVD PVM PVN PVP PVQ PVR PVT PVW RIA RIB RIC RID RIF \
          RIG RIH RIM RIP RIR RIS RIV RMD RME RMF RMG RMH SAA SAB SDQ SIA SIB SMB SMD URA URB URX \
          URY VA VB VC VD\
          """
              .split(" "));

  private static final Pattern PLACE = Pattern.compile("[DV]?[LR]?|[0-9]{1,2}");

  private CellClass() {}

  /** The page about a neuron in WormAtlas; empty for another animal's cells, and for muscles. */
  static Optional<String> page(String animal, String cell) {
    return animal.contains(WORM)
        ? of(cell)
            .map(
                name ->
                    "https://www.wormatlas.org/neurons/Individual%20Neurons/"
                        + name
                        + "frameset.html")
        : Optional.empty();
  }

  /** The class of a neuron; empty for what is none of its neurons. */
  static Optional<String> of(String cell) {
    return CLASSES.stream().filter(name -> isIn(cell, name)).findFirst();
  }

  private static boolean isIn(String cell, String name) {
    return cell.startsWith(name) && PLACE.matcher(cell.substring(name.length())).matches();
  }
}
