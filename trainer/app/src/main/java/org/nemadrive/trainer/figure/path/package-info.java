/** Pictures of where a worm or a robot went, and of the food it ate on its way. */
package org.nemadrive.trainer.figure.path;
