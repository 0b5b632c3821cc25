/** What a user may set, read from one YAML file with every mistake explained. */
package org.nemadrive.telemetry.config;
