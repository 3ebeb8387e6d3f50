using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using LamPS.Contracts.Hosting;

namespace LamPS.Module.Hosting;

/// <summary>The program <c>lamps</c>: where it is, and how it is started so that it outlives whoever started it.</summary>
internal static class HostProgram
{
    /// <summary>Environment variable with the full path of <c>lamps</c>.</summary>
    public const string Variable = "LAMPS_HOST";

    // $0 is the program, $1 the log: what they are never becomes part of a script. A session of its own, or Ctrl+C in this terminal would
    // reach the host too.
    private const string Detach =
        "log=$1; shift; if command -v setsid >/dev/null 2>&1; then exec setsid \"$0\" \"$@\" </dev/null >\"$log\" 2>&1; fi; "
        + "trap '' INT HUP; exec \"$0\" \"$@\" </dev/null >\"$log\" 2>&1";

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>File that takes what the host says while it starts.</summary>
    public static string Log => Path.Combine(LampsFolder.Path, "host.log");

    /// <summary>Full path of the program.</summary>
    /// <exception cref="Contracts.Rpc.RpcException">It isn't anywhere.</exception>
    public static string Find()
    {
        var candidates = Candidates().ToList();
        return candidates.Find(File.Exists)
            ?? throw HostErrors.HostNotFound(candidates.Count == 1 ? $"{candidates[0]}, which {Variable} names" : $"{candidates[0]} and on the PATH");
    }

    /// <summary>Starts it, with nothing of this process in its hands.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">Arguments after <c>serve</c>, without spaces.</param>
    public static Process Start(string program, IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(LampsFolder.Path);
        var words = string.Join(" ", new[] { "serve" }.Concat(arguments));
        if (IsWindows)
        {
            // The shell starts it without any handle of ours; otherwise a pipe behind this PowerShell would wait for the host to end.
            return Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = true, WindowStyle = ProcessWindowStyle.Hidden })!;
        }

        // All three streams are redirected so that .NET doesn't count the host among the children that use the terminal.
        var start = new ProcessStartInfo("/bin/sh", $"-c {Quote(Detach)} {Quote(program)} {Quote(Log)} {words}")
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>The end of what the host said while it started.</summary>
    public static string Words()
    {
        try
        {
            var text = File.ReadAllText(Log).Trim();
            return text.Length > 1000 ? text.Substring(text.Length - 1000) : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        var name = IsWindows ? "lamps.exe" : "lamps";
        yield return Path.Combine(Path.GetDirectoryName(typeof(HostProgram).Assembly.Location)!, "host", IsWindows ? "win-x64" : "linux-x64", name);
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(f => f.Length > 0))
        {
            yield return Path.Combine(folder.Trim('"'), name);
        }
    }

    // As .NET splits a command line: quotation marks are escaped, and backslashes where one follows.
    private static string Quote(string text) =>
        "\"" + Regex.Replace(text, "(\\\\*)(\"|$)", m => m.Groups[1].Value + m.Groups[1].Value + (m.Groups[2].Length > 0 ? "\\\"" : "")) + "\"";
}
