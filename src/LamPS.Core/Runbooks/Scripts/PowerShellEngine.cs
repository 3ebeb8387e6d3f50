using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace LamPS.Core.Runbooks.Scripts;

/// <summary>
/// Runs PowerShell in one warm child process, started with the first script. Values reach scripts as variables over a pipe that only this user
/// can open: never as code, never on a command line.
/// </summary>
public sealed class PowerShellEngine : IScriptEngine
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);

    private readonly Func<string, IScriptProcess> _start;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private IScriptProcess? _process;
    private NamedPipeServerStream? _pipe;
    private StreamReader? _reader;
    private StreamWriter? _writer;

    /// <summary>An engine on the PowerShell of this machine.</summary>
    /// <param name="time">Clock.</param>
    public PowerShellEngine(TimeProvider? time = null)
        : this(ScriptProcess.Start, time ?? TimeProvider.System)
    {
    }

    internal PowerShellEngine(Func<string, IScriptProcess> start, TimeProvider time)
    {
        _start = start;
        _time = time;
    }

    /// <inheritdoc/>
    public async ValueTask<ScriptResult> RunAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // Whatever state it is in now, the next script deserves a clean one.
                Stop();
                throw;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Stop();
        _one.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        if (_process is { ExitCode: null })
        {
            return;
        }

        Stop();
        var name = $"lamps-{Guid.NewGuid():N}";
        _pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        _process = _start(name);
        using var limit = new CancellationTokenSource(StartTime, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var connected = _pipe.WaitForConnectionAsync(both.Token);
            var exited = _process.WaitForExitAsync(both.Token);
            await Task.WhenAny(connected, exited).ConfigureAwait(false);
            if (!connected.IsCompletedSuccessfully && exited.IsCompletedSuccessfully)
            {
                var words = _process.LastWords;
                throw ScriptErrors.PowerShellNotStarted("PowerShell", words.Length == 0 ? $"it ended with {_process.ExitCode}" : words);
            }

            await connected.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Stop();
            throw ScriptErrors.PowerShellNotStarted("PowerShell", $"it didn't answer within {StartTime.TotalSeconds:0} s");
        }
        catch
        {
            Stop();
            throw;
        }

        var encoding = new UTF8Encoding(false);
        _reader = new StreamReader(_pipe, encoding, false, 4096, leaveOpen: true);
        _writer = new StreamWriter(_pipe, encoding, 4096, leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
    }

    private async ValueTask<ScriptResult> ExchangeAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await _writer!.WriteLineAsync(Serialize(request).AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The process ended between two scripts; the reader finds out.
        }

        var untrusted = request.Variables.Values.Any(v => v.IsUntrusted);
        var output = new List<RunbookValue>();
        var errors = new List<string>();
        var warnings = new List<string>();
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            using var answer = Parse(line);
            var root = answer.RootElement;
            switch (Text(root, "type"))
            {
                case "output":
                    output.Add(RunbookValue.FromJson(root.GetProperty("value"), untrusted));
                    break;
                case "error":
                    errors.Add(root.TryGetProperty("line", out var at) && at.TryGetInt32(out var number) && number > 0
                        ? $"line {number}: {Text(root, "message")}"
                        : Text(root, "message"));
                    break;
                case "warning":
                    warnings.Add(Text(root, "message"));
                    break;
                case "log":
                    break;
                case "done":
                    var exitCode = root.GetProperty("exitCode").GetInt32();
                    return new ScriptResult(!root.GetProperty("failed").GetBoolean() && errors.Count == 0 && exitCode == 0, output, errors, warnings, exitCode);
                default:
                    throw ScriptErrors.PowerShellAnswerInvalid(line);
            }
        }

        // The script ended PowerShell with 'exit', or something ended it.
        await _process!.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        var code = _process.ExitCode ?? -1;
        return new ScriptResult(code == 0 && errors.Count == 0, output, code == 0 ? errors : [.. errors, $"PowerShell ended with {code}"], warnings, code);
    }

    private async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader!.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            throw ScriptErrors.PowerShellAnswerInvalid(line.Length > 200 ? line[..200] : line);
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Serialize(ScriptRequest request)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("script", request.Script);
            writer.WriteString("directory", request.Directory);
            writer.WriteStartObject("variables");
            foreach (var (name, value) in request.Variables)
            {
                writer.WritePropertyName(name);
                WriteMarked(writer, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // See the bootstrap: texts carry a mark.
    private static void WriteMarked(Utf8JsonWriter writer, RunbookValue value)
    {
        switch (value.Kind)
        {
            case RunbookValueKind.Text or RunbookValueKind.Secret:
                writer.WriteStringValue("'" + value.Reveal());
                break;
            case RunbookValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsList)
                {
                    WriteMarked(writer, item);
                }

                writer.WriteEndArray();
                break;
            case RunbookValueKind.Map:
                writer.WriteStartObject();
                foreach (var (name, item) in value.AsMap)
                {
                    writer.WritePropertyName(name);
                    WriteMarked(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                value.WriteJson(writer, reveal: true);
                break;
        }
    }

    private void Stop()
    {
        if (_process is { ExitCode: null })
        {
            _process.Kill();
        }

        _reader?.Dispose();
        (_writer, _reader) = (null, null);
        _pipe?.Dispose();
        _pipe = null;
        _process?.Dispose();
        _process = null;
    }
}
