using System.Text;

namespace LamPS.Host.Terminal;

/// <summary>Standard output and error in UTF-8. Windows would take the code page of its console, in which a name may have no letters, and JSON has no meaning.</summary>
internal static class StandardStreams
{
    /// <summary>Makes the process's own streams so, for everything that writes to the console.</summary>
    public static void UseUtf8()
    {
        if (!OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            // To a console .NET writes UTF-16 then, and the console keeps its code page for what runs in it later.
            Console.OutputEncoding = Encoding.Unicode;
        }
        catch (IOException)
        {
            // There is no console.
        }

        if (Console.IsOutputRedirected)
        {
            Console.SetOut(Open(Console.OpenStandardOutput()));
        }

        if (Console.IsErrorRedirected)
        {
            Console.SetError(Open(Console.OpenStandardError()));
        }
    }

    private static StreamWriter Open(Stream stream) => new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
