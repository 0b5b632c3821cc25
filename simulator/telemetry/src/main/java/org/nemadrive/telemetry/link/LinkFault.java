package org.nemadrive.telemetry.link;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/**
 * Why there is no connection.
 *
 * @param kind one word for programs
 * @param advice what was found and what to do: one sentence for people
 */
public record LinkFault(Kind kind, String advice) {
  /** Kinds of fault. */
  public enum Kind {
    /** Nobody listens, or no way leads there. */
    UNREACHABLE,
    /** Nobody answered in time. */
    TIMEOUT,
    /** The broker closed the connection or died. */
    CLOSED,
    /** A certificate is expired, foreign, or for another host. */
    CERTIFICATE,
    /** User, password or client certificate were not accepted. */
    CREDENTIALS,
    /** Another client took this client id over. */
    EVICTED,
    /** A file named in the configuration cannot be read. */
    FILE,
    /** Anything else. */
    OTHER
  }

  private static final int BAD_CREDENTIALS = 134;
  private static final int NOT_AUTHORIZED = 135;
  private static final int SESSION_TAKEN_OVER = 142;

  /** Another client speaks in our name. */
  public static LinkFault evicted() {
    return new LinkFault(
        Kind.EVICTED,
        "another took this robot's place at the broker; if two robots have one name, give each a"
            + " name of its own");
  }

  /** The fault behind an exception. */
  static LinkFault of(Throwable thrown, BrokerAddress broker) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      LinkFault known = known(cause, broker);
      if (known != null) {
        return known;
      }
    }
    return new LinkFault(Kind.OTHER, "the connection to " + broker + " failed: " + thrown);
  }

  private static LinkFault known(Throwable cause, BrokerAddress broker) {
    if (cause instanceof CertificateExpiredException) {
      return new LinkFault(
          Kind.CERTIFICATE,
          "the certificate of " + broker + " has expired; issue a new one (pki issue)");
    }
    if (cause instanceof CertificateNotYetValidException) {
      return new LinkFault(
          Kind.CERTIFICATE,
          "the certificate of " + broker + " is not valid yet; set this machine's clock");
    }
    if (cause instanceof CertPathValidatorException
        || cause.getClass().getName().endsWith("SunCertPathBuilderException")) {
      return cause.getCause() != null
          ? null
          : new LinkFault(
              Kind.CERTIFICATE,
              "the certificate of "
                  + broker
                  + " was not signed by the authority in tls.ca: wrong file, or not your broker");
    }
    if (cause instanceof CertificateException && cause.getCause() == null) {
      return new LinkFault(
          Kind.CERTIFICATE,
          "the certificate of " + broker + " does not fit its name: " + cause.getMessage());
    }
    if (cause instanceof SSLException && cause.getCause() == null) {
      return new LinkFault(
          Kind.CERTIFICATE,
          "no TLS connection to " + broker + ": " + cause.getMessage() + "; look at tls.*");
    }
    if (cause instanceof UnknownHostException) {
      return new LinkFault(
          Kind.UNREACHABLE, "no machine is called " + broker.host() + "; check the broker address");
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return new LinkFault(
          Kind.UNREACHABLE, "no broker answers at " + broker + "; start it or correct the address");
    }
    if (cause instanceof SocketTimeoutException) {
      return new LinkFault(Kind.TIMEOUT, broker + " did not answer in time");
    }
    if (cause instanceof EOFException || cause instanceof SocketException) {
      return new LinkFault(Kind.CLOSED, broker + " closed the connection");
    }
    if (cause instanceof NoSuchFileException missing) {
      return new LinkFault(Kind.FILE, "no file at " + missing.getFile());
    }
    return null;
  }

  /** The fault behind a reason code of CONNACK or DISCONNECT. */
  static LinkFault of(int reasonCode, BrokerAddress broker) {
    return switch (reasonCode) {
      case BAD_CREDENTIALS, NOT_AUTHORIZED ->
          new LinkFault(
              Kind.CREDENTIALS,
              broker
                  + " does not accept this user: check username, password_file and tls.certificate"
                  + " (reason "
                  + reasonCode
                  + ")");
      case SESSION_TAKEN_OVER -> evicted();
      default -> new LinkFault(Kind.CLOSED, broker + " ended the connection, reason " + reasonCode);
    };
  }
}
