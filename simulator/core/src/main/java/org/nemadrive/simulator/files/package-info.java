/**
 * People's files: tables read with errors that name file, line and value, JSON read strictly, files
 * hashed, and written whole or not at all; numbers and names as people type them. Knows nothing of
 * what the files are about.
 */
package org.nemadrive.simulator.files;
