package org.nemadrive.trainer.connectome;

/**
 * One connection as somebody's table has it.
 *
 * @param place where it stands, for messages
 * @param pre name of the cell that sends
 * @param post name of the cell that receives
 * @param type what the table says of its kind, possibly empty
 * @param count what the table says of its contacts
 * @param transmitter what the table says of its transmitter, possibly empty
 */
record Edge(String place, String pre, String post, String type, String count, String transmitter) {}
