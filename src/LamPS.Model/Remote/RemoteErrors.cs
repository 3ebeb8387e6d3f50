using System.Globalization;
using LamPS.Contracts;
using LamPS.Core;

namespace LamPS.Model.Remote;

/// <summary>Errors of models on servers. None of them has a key in it.</summary>
internal static class RemoteErrors
{
    public static LamException RemoteSettingsInvalid(string path, string why, Exception? inner = null) => new(
        nameof(RemoteSettingsInvalid),
        ExitCode.InvalidInput,
        $"'{path}' is invalid: {why}.",
        "See docs/models.md for what such a file has.",
        inner);

    public static LamException RemoteKeyMissing(string name, string variable) => new(
        nameof(RemoteKeyMissing),
        ExitCode.NotReady,
        $"Model '{name}' needs a key, and the environment variable {variable} is empty or no key.",
        $"Set {variable} before LamPS or its host is started.");

    public static LamException RemoteKeyFileUnusable(string name, string file, string why, Exception? inner = null) => new(
        nameof(RemoteKeyFileUnusable),
        ExitCode.NotReady,
        $"Model '{name}' needs a key, and '{file}' has none: {why}.",
        "Write the key, and nothing else, into that file, or correct 'keyFile' in the model's file.",
        inner);

    public static LamException RemoteKeyFileOpen(string name, string file, string mode) => new(
        nameof(RemoteKeyFileOpen),
        ExitCode.NotReady,
        $"The key of model '{name}' is not used: others have access to '{file}' (mode {mode}).",
        $"Take it from them with 'chmod 600 {file}'. Where others may have read it, get a new key.");

    public static LamException RemoteUnreachable(string name, Uri endpoint, string why, int attempts) => new(
        nameof(RemoteUnreachable),
        ExitCode.NotReady,
        $"Model '{name}' can't be reached at {endpoint}: {why} ({Times(attempts)}).",
        "Check that the server runs and that its address is right.");

    public static LamException RemoteTimedOut(string name, Uri endpoint, TimeSpan limit) => new(
        nameof(RemoteTimedOut),
        ExitCode.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"Model '{name}' at {endpoint} gave no answer within {limit.TotalSeconds:0.#} s."),
        "Raise 'timeoutSeconds' in the model's file, or use a smaller model.");

    public static LamException RemoteRefused(string name, Uri endpoint, int status, RemoteModelSettings settings) => new(
        nameof(RemoteRefused),
        ExitCode.NotReady,
        $"The server of model '{name}' at {endpoint} refuses access (status {status}).",
        settings switch
        {
            { KeyFile: { } file } => $"Check the key in '{file}'.",
            { KeyVariable: { } variable } => $"Check the key in the environment variable {variable}.",
            _ => "Put the key into a file of mode 600 and name it as 'keyFile' in the model's file.",
        });

    public static LamException RemoteBusy(string name, int status, int attempts, string wait) => new(
        nameof(RemoteBusy),
        ExitCode.NotReady,
        $"The server of model '{name}' is busy (status {status}, {Times(attempts)}){wait}.",
        "Try again later, or raise 'pauseSeconds' in the model's file.");

    public static LamException RemoteFailed(string name, Uri endpoint, int status, string said) => new(
        nameof(RemoteFailed),
        ExitCode.NotReady,
        $"The server of model '{name}' at {endpoint} refuses the question (status {status}){(said.Length > 0 ? $": {said}" : "")}.",
        "Check 'endpoint' and 'model' in the model's file; where the server doesn't know JSON Schema, set 'format' to object or none.");

    public static LamException RemoteAnswerUnreadable(string name, string why, int attempts) => new(
        nameof(RemoteAnswerUnreadable),
        ExitCode.Failed,
        $"The answer of model '{name}' can't be read: {why} ({Times(attempts)}).",
        "Check that the address is that of an OpenAI-compatible chat API, and that the model follows JSON Schema.");

    private static string Times(int attempts) => attempts == 1 ? "asked once" : $"asked {attempts} times";
}
