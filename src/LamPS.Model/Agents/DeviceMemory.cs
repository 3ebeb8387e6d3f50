using System.Text.Json;
using LamPS.Core;
using LamPS.Model.Devices;
using LamPS.Model.Onnx;

namespace LamPS.Model.Agents;

/// <summary>The device that models run on: chosen by probes, and remembered for a week, for probes take seconds.</summary>
public sealed class DeviceMemory
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly ModelHubOptions _options;
    private DeviceChoice? _chosen;
    private int _threads;

    internal DeviceMemory(ModelHubOptions options) => (_options, _threads) = (options, options.Threads);

    /// <summary>Chooses.</summary>
    /// <param name="again">Whether what is remembered doesn't count.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <exception cref="LamException">There is no ONNX Runtime, the order names an unknown device, or none works.</exception>
    public async Task<DeviceChoice> ChooseAsync(bool again, CancellationToken cancellationToken)
    {
        if (_chosen is not null && !again)
            return _chosen;
        if (!OnnxRuntime.IsAvailable(out var missing))
            throw missing!;
        if (!again && Remembered() is { } remembered)
            return _chosen = remembered;
        _chosen = await new DeviceSelector(_options.Probes).ChooseAsync(_options.DeviceOrder, cancellationToken).ConfigureAwait(false);
        Remember(_chosen);
        return _chosen;
    }

    /// <summary>Chooses for a work of its own, which names where it wants to run; nothing is remembered.</summary>
    /// <param name="order">An order of devices.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <exception cref="LamException">There is no ONNX Runtime, the order names an unknown device, or none works.</exception>
    public async Task<DeviceChoice> ChooseAsync(string order, CancellationToken cancellationToken) =>
        OnnxRuntime.IsAvailable(out var missing) ? await new DeviceSelector(_options.Probes).ChooseAsync(order, cancellationToken).ConfigureAwait(false) : throw missing!;

    /// <summary>Threads on the processor, measured once.</summary>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="LamException">There is no ONNX Runtime.</exception>
    public int Threads(CancellationToken cancellationToken) => _threads > 0 ? _threads : _threads = ThreadChooser.Measure(cancellationToken);

    private DeviceChoice? Remembered()
    {
        try
        {
            return _options.DeviceFile is { } file && File.Exists(file)
                && JsonSerializer.Deserialize<Memory>(File.ReadAllBytes(file), Json) is { Choice.Reports: not null } memory
                && memory.Order == _options.DeviceOrder && memory.Runtime == OnnxRuntime.Version && Math.Abs((_options.Time.GetUtcNow() - memory.At).TotalDays) < Lasts.TotalDays
                ? memory.Choice
                : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Remember(DeviceChoice choice)
    {
        if (_options.DeviceFile is not { } file)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, JsonSerializer.Serialize(new Memory(_options.DeviceOrder, OnnxRuntime.Version, _options.Time.GetUtcNow(), choice), Json));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is chosen anew next time.
        }
    }

    private sealed record Memory(string Order, string Runtime, DateTimeOffset At, DeviceChoice Choice);
}
