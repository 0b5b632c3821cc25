/** The service manager's side of the conversation, and what happens to a process that dies. */
package org.nemadrive.controller.system;
