import type { Car } from "../car.ts";
import { MODELS } from "./models.ts";

/** The vehicle object of the lists, of `GET /api/1/vehicles/{id}` and of `wake_up`. */
export function vehicleSummary(car: Car) {
  const { apiVersion, optionCodes } = MODELS[car.traits.carType];
  return {
    id: BigInt(car.id),
    vehicle_id: car.vehicleId,
    vin: car.vin,
    display_name: car.displayName,
    option_codes: optionCodes,
    color: null,
    access_type: "OWNER",
    granular_access: { hide_private: false },
    tokens: ["5e3c1f4b7a902d68", "91b7d04c6ef2835a"],
    state: car.connection,
    in_service: false,
    command_signing: signing(car),
    id_s: car.id,
    calendar_enabled: true,
    api_version: apiVersion,
    backseat_token: null,
    backseat_token_updated_at: null,
    ble_autopair_enrolled: false,
  };
}

function signing({ traits }: Car): "required" | "allowed" | "off" {
  if (traits.signingRequired) return "required";
  return traits.signedCommands ? "allowed" : "off";
}
