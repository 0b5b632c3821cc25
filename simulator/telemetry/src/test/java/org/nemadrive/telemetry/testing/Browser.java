package org.nemadrive.telemetry.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.slf4j.LoggerFactory;

/** A real Chromium without a screen. */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long PATIENCE_NS = PATIENCE.toNanos();
  private static final long POLL_NS = 20_000_000;

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Browser.class);
  private static final String MISSING =
      "It needs a real browser; install it with 'apt-get install chromium chromium-driver'.";
  private static final Logger DEVTOOLS_LOG = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    DEVTOOLS_LOG.setLevel(Level.OFF); // it misses typed bindings for this browser; none are used
  }

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens a page, or the test is skipped with a message that says what to install. */
  public static Browser open(String url, int width, int height) {
    Path chromium = first("/usr/bin/chromium", "/usr/bin/google-chrome");
    Path chromeDriver = first("/usr/bin/chromedriver");
    if (chromium == null || chromeDriver == null) {
      LOG.warn("A test is skipped. {}", MISSING);
    }
    assumeTrue(chromium != null && chromeDriver != null, MISSING);
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-timer-throttling",
        "--hide-scrollbars",
        "--enable-precise-memory-info",
        "--js-flags=--expose-gc",
        "--window-size=" + width + "," + height);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromeDriver.toFile())
            .usingAnyFreePort()
            .withTimeout(PATIENCE)
            .build();
    var driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    driver.get(url);
    return new Browser(driver);
  }

  private static Path first(String... candidates) {
    return Stream.of(candidates).map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** Pretends the system is set to dark or light. */
  public void prefer(String colourScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
  }

  /** Pretends to be a phone of this size, CSS pixels. */
  public void beAPhone(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
  }

  /** Leaves for another page. */
  public void go(String url) {
    driver.get(url);
  }

  /** The element with that id. */
  public WebElement element(String id) {
    return driver.findElement(By.id(id));
  }

  /** The text of the element with that id. */
  public String text(String id) {
    return String.valueOf(script("return document.getElementById(arguments[0]).textContent", id));
  }

  /** Presses a key as a person would. */
  public void press(Keys key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  /** Runs JavaScript in the page. */
  public Object script(String code, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(code, arguments);
  }

  /** Runs JavaScript that ends by calling {@code done} with its result. */
  public Object later(String code, Object... arguments) {
    String withDone = "const done = arguments[arguments.length - 1];" + code;
    return ((JavascriptExecutor) driver).executeAsyncScript(withDone, arguments);
  }

  /** Runs JavaScript in another page, in a window of its own, and comes back. */
  public Object elsewhere(String url, String code) {
    String here = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    try {
      driver.get(url);
      return script(code);
    } finally {
      driver.close();
      driver.switchTo().window(here);
    }
  }

  /** Bytes of JavaScript heap in use after a full collection. */
  public long heapBytes() {
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    return ((Number) driver.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize"))
        .longValue();
  }

  /** Waits until something is so. */
  public void await(String what, BooleanSupplier condition) {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > endNs) {
        throw new AssertionError("did not happen: " + what + "; console: " + errors());
      }
      LockSupport.parkNanos(POLL_NS);
    }
  }

  /** Errors on the console: scripts that failed, files not found, what the policy blocked. */
  public List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Takes a picture of what is in the window. */
  public void picture(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
