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
    private readonly ScriptLimits _limits;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly char[] _buffer = new char[16 * 1024];
    private int _read;
    private int _filled;
    private IScriptProcess? _process;
    private NamedPipeServerStream? _pipe;
    private StreamReader? _reader;
    private StreamWriter? _writer;

    /// <summary>An engine on the PowerShell of this machine.</summary>
    /// <param name="time">Clock.</param>
    /// <param name="limits">How much a script may put out.</param>
    public PowerShellEngine(TimeProvider? time = null, ScriptLimits? limits = null)
        : this(ScriptProcess.Start, time ?? TimeProvider.System, limits)
    {
    }

    internal PowerShellEngine(Func<string, IScriptProcess> start, TimeProvider time, ScriptLimits? limits = null)
    {
        _start = start;
        _time = time;
        _limits = limits ?? ScriptLimits.Default;
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

        var answers = new ScriptRecorder(request.Variables.Values.Any(v => v.IsUntrusted), _limits);
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            using var answer = Parse(line);
            var root = answer.RootElement;
            switch (Text(root, "type"))
            {
                case "output":
                    answers.AddOutput(RunbookValue.FromJson(root.GetProperty("value"), answers.IsUntrusted), line.Length);
                    break;
                case "error":
                    answers.AddError(Text(root, "message"), root.TryGetProperty("line", out var at) && at.TryGetInt32(out var number) ? number : 0);
                    break;
                case "warning":
                    answers.AddWarning(Text(root, "message"));
                    break;
                case "log":
                    break;
                case "done":
                    return answers.End(root.GetProperty("failed").GetBoolean(), root.GetProperty("exitCode").GetInt32());
                default:
                    throw ScriptErrors.PowerShellAnswerInvalid(line);
            }
        }

        // The script ended PowerShell with 'exit', or something ended it.
        await _process!.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return answers.Exit(_process.ExitCode ?? -1);
    }

    // A line that is longer than all output may be isn't waited for.
    private async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        StringBuilder? begun = null;
        while (true)
        {
            if (_read == _filled)
            {
                (_read, _filled) = (0, await ReadAsync(cancellationToken).ConfigureAwait(false));
                if (_filled == 0)
                {
                    return begun?.ToString();
                }
            }

            var rest = _buffer.AsMemory(_read, _filled - _read);
            var end = rest.Span.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            _read += end < 0 ? rest.Length : end + 1;
            if (end >= 0 && begun is null)
            {
                return new string(part.Span.TrimEnd('\r'));
            }

            begun = (begun ?? new StringBuilder()).Append(part.Span);
            if (end >= 0)
            {
                return begun.ToString().TrimEnd('\r');
            }

            if (begun.Length > _limits.Characters)
            {
                throw ScriptErrors.ScriptOutputTooLarge(_limits);
            }
        }
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader!.ReadAsync(_buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return 0;
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
        (_writer, _reader, _read, _filled) = (null, null, 0, 0);
        _pipe?.Dispose();
        _pipe = null;
        _process?.Dispose();
        _process = null;
    }
}
