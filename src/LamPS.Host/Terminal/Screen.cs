using LamPS.Core.Elements;

namespace LamPS.Host.Terminal;

/// <summary>
/// Where text for people goes. Progress and errors go to standard error, results to standard output. Colours only on a terminal that
/// wants them (https://no-color.org); in a log, plain lines with time stamps.
/// </summary>
internal sealed class Screen(TextWriter output, TextWriter error, bool isTerminal, TimeProvider time)
{
    private readonly Lock _gate = new();

    /// <summary>The process's own streams.</summary>
    public static Screen OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb",
        TimeProvider.System);

    /// <summary>A screen that shows the same and writes what isn't a result to a log as well. Nobody is asked at one.</summary>
    /// <param name="log">The log.</param>
    public Screen With(TextWriter log) => new(output, new TwoWriters(error, log), isTerminal: false, time);

    /// <summary>Whether a person watches.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>Writes a result line to standard output.</summary>
    public void Result(string text)
    {
        lock (_gate)
        {
            output.WriteLine(text);
        }
    }

    /// <summary>Writes a line about what is going on to standard error.</summary>
    public void Note(string text, Style style = Style.Plain)
    {
        lock (_gate)
        {
            if (isTerminal)
            {
                error.WriteLine(Paint(text, style));
            }
            else if (text.Length > 0)
            {
                error.WriteLine($"{time.GetLocalNow():yyyy-MM-dd HH:mm:ss} {text}");
            }
        }
    }

    /// <summary>Writes an error: what happened, then what to do.</summary>
    public void Error(string message, string remedy, string id)
    {
        lock (_gate)
        {
            error.WriteLine(Paint($"lamps: {message} [{id}]", Style.Bad));
            if (remedy.Length > 0)
            {
                error.WriteLine($"       {remedy}");
            }
        }
    }

    /// <summary>Writes a message that must look the same everywhere: usage, warnings.</summary>
    public void Plain(string text)
    {
        lock (_gate)
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Asks at the terminal.</summary>
    public string? Ask(string question)
    {
        lock (_gate)
        {
            error.Write(Paint(question, Style.Warn));
            return Console.In.ReadLine();
        }
    }

    /// <summary>A text from the user interface as it may be shown.</summary>
    public static string Safe(string text, int length = 80) => ScreenText.Short(text, length);

    private string Paint(string text, Style style) => !isTerminal || style == Style.Plain
        ? text
        : $"\x1b[{style switch { Style.Good => "32", Style.Bad => "31", Style.Warn => "33", Style.Dim => "2", _ => "1" }}m{text}\x1b[0m";
}

/// <summary>How a line looks on a terminal; the words say it too.</summary>
internal enum Style
{
    Plain,
    Good,
    Bad,
    Warn,
    Dim,
    Strong,
}
