/**
 * What goes over the wire: topics, the body of each message as a record whose components are the
 * JSON fields (in snake case, with their unit), and the envelope around them. No queue, no network.
 */
package org.nemadrive.telemetry.message;
